using HousingTest.Databases;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

/// <summary>As a login that owns the database and may nothing else.</summary>
public sealed class PostgresOrdinaryDatabaseTests(PostgresServer server) : DatabaseContract
{
    private const string Keys = "SELECT string_agg(conname || ' ' || pg_get_constraintdef(oid) || ' ' || coalesce(obj_description(oid, 'pg_constraint'), ''), '; ' ORDER BY conname) FROM pg_constraint WHERE contype = 'f'";

    protected override Dialect Dialect { get; } = new PostgresDialect();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Rows_that_come_before_those_that_they_refer_to_are_loaded_and_foreign_keys_stay_as_they_were(bool journalled)
    {
        await using var copy = await ProvisionAsync(
            $"""
            CREATE TABLE home (id INTEGER PRIMARY KEY, next integer CONSTRAINT "in turn" REFERENCES home (id) ON DELETE SET NULL); COMMENT ON CONSTRAINT "in turn" ON home IS 'it''s a ring';
            CREATE TABLE tenancy (id INTEGER PRIMARY KEY, home integer NOT NULL, at date DEFAULT '2026-01-01', CONSTRAINT lives FOREIGN KEY (home) REFERENCES home (id) DEFERRABLE);
            CREATE TABLE seen (tenancy integer); {Dialect.Trigger("t", "AFTER INSERT", "tenancy", "INSERT INTO seen VALUES (NEW.id);")}
            ALTER TABLE seen ADD CONSTRAINT known FOREIGN KEY (tenancy) REFERENCES tenancy (id) NOT VALID;
            """);
        var (keys, before) = (await copy.AskSystemAsync(Keys), await copy.Database.FingerprintAsync(Token));
        JournalMark? mark = null;
        if (journalled)
        {
            await copy.Database.StartJournalAsync(Token);
            mark = await copy.Database.MarkAsync(Token);
        }

        var words = new Dictionary<string, string>(StringComparer.Ordinal);
        SeedMap[] seed =
        [
            new("tenancy", "tenancy", new Dictionary<string, SeedColumn>(StringComparer.Ordinal) { ["id"] = new("key", words), ["home"] = new("home", words) }),
            new("home", "home", new Dictionary<string, SeedColumn>(StringComparer.Ordinal) { ["id"] = new("key", words), ["next"] = new("next", words) }),
        ];
        var (tenancy, home) = (new EstateTable("tenancy", ["key", "home"]), new EstateTable("home", ["key", "next"]));
        EstateRow[] rows = [new(tenancy, [Value.Of(1), Value.Of(2)]), new(home, [Value.Of(1), Value.Of(2)]), new(home, [Value.Of(2), Value.Of(1)])];
        (await copy.Database.LoadAsync(seed, rows, null, Token)).ShouldBe(3);

        (await copy.AskSystemAsync("SELECT count(*) FROM seen")).ShouldBe("0");
        (await copy.AskSystemAsync(Keys)).ShouldBe(keys);
        await copy.SystemAsync("INSERT INTO tenancy VALUES (2, 1)");
        (await copy.AskSystemAsync("SELECT count(*) FROM seen")).ShouldBe("1");
        if (mark is null)
            return;
        (await copy.Database.RewindAsync(mark, Token)).ShouldBe(new RewindResult(5, Restored: false, Why: null));
        (await copy.Database.FingerprintAsync(Token)).ShouldBe(before);
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema, PostgresServer.Ordinary);
}
