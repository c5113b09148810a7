using System.Text;
using HousingTest.Databases;
using HousingTest.Databases.Sqlite;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Tests.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments.Adoption;

/// <summary>A vendor's database that is there already, with all tables that the reference system's map fills, and some of its own.</summary>
public sealed class AdoptingTests(PostgresServer server) : IDisposable
{
    private const string Variable = "HOUSINGTEST_ADOPTING_TESTS";

    private readonly TemporaryFolder _root = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private string File => _root["housing.db"];

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _root.Dispose();
    }

    [Fact]
    public async Task What_could_be_somebodys_is_told_by_table_and_column_and_nothing_is_changed()
    {
        await MakeAsync(
            "INSERT INTO person (id, first_name, phone, national_insurance_number, email) VALUES (17, 'Ann', '0113 245 6789', 'AB123456C', 'ann@council.gov.uk'), (18, 'Bob', '07700 900123', 'QQ123456C', 'bob@example.org')",
            "INSERT INTO note VALUES ('A-1', 'rang from 0113 245 6789, again 01132456780'), ('A-2', 'nothing to say')",
            $"INSERT INTO letter VALUES (1, x'{Convert.ToHexString(Encoding.Unicode.GetBytes("\0\u0001Dear Ms Poole, LS1 4AP\u0002"))}'), (2, x'89504E47{new string('0', 200)}')",
            "INSERT INTO property (id, uprn, postcode) VALUES (1, 100023336956, 'QX1 1AA')");
        var before = await System.IO.File.ReadAllBytesAsync(File, Ct);

        var (record, problem) = await Adopting().AdoptAsync(Ct);

        Approval.Verify(problem.ShouldNotBeNull().ToString().Replace(_root.Path, "(folder)", StringComparison.Ordinal), "adopt-refused");
        record.CopyId.ShouldBeNull();
        (await System.IO.File.ReadAllBytesAsync(File, Ct)).ShouldBe(before);
    }

    [Fact]
    public async Task A_database_of_made_up_people_becomes_a_test_copy_and_the_vendors_again()
    {
        await MakeAsync("INSERT INTO person (id, first_name, phone) VALUES (18, 'Bob', '07700 900123')");
        var schema = await SchemaAsync();

        var (record, problem) = await Adopting().AdoptAsync(Ct);

        problem.ShouldBeNull();
        record.CopyId.ShouldBe("adopted-housing.db");
        var marker = new DatabaseMarker("adopted-housing.db", File);
        await using (var copy = await new SqliteEngine().OpenAsync(File, marker, Ct))
        {
            await copy.StartJournalAsync(Ct);
            var mark = await copy.MarkAsync(Ct);
            await RunAsync("DELETE FROM person");
            (await copy.RewindAsync(mark, Ct)).Rows.ShouldBe(1);
        }

        (await ProblemOf(() => Adopting().AdoptAsync(Ct))).ShouldBe("HT-ADP-002");
        (await Adopting().DetachAsync(Ct)).ShouldBe("adopted-housing.db");
        (await SchemaAsync()).ShouldBe(schema);
        (await ProblemOf(() => Adopting().DetachAsync(Ct))).ShouldBe("HT-ADP-012");
    }

    [Fact]
    public async Task Without_the_name_typed_once_more_it_is_told_what_would_be_emptied_and_nothing_is()
    {
        await MakeAsync("INSERT INTO person (id, phone) VALUES (17, '0113 245 6789'), (18, '0113 245 6780')", "INSERT INTO rent_year VALUES ('2026/27')");

        var refused = await Should.ThrowAsync<ProblemException>(() => Adopting().ReplacePeopleAsync("housing", Ct));

        Approval.Verify(refused.Problems.ShouldHaveSingleItem().ToString().Replace(_root.Path, "(folder)", StringComparison.Ordinal), "adopt-unconfirmed");
        (await AskAsync("SELECT count(*) FROM person")).ShouldBe(2);
        (await ProblemOf(() => Adopting().DetachAsync(Ct))).ShouldBe("HT-ADP-012");
    }

    [Fact]
    public async Task People_are_replaced_by_an_estate_and_what_the_map_keeps_is_kept()
    {
        await MakeAsync(
            "INSERT INTO person (id, phone) VALUES (17, '0113 245 6789'), (18, '0113 245 6780')", "INSERT INTO note VALUES ('A-1', 'her neighbour is on 0113 245 6789')",
            "INSERT INTO rent_year VALUES ('2026/27')", $"INSERT INTO app_user VALUES ('logo', x'89504E47{new string('0', 200)}')");

        var (record, problem) = await Adopting().ReplacePeopleAsync("housing.db", Ct);

        problem.ShouldBeNull();
        record.CopyId.ShouldBe("adopted-housing.db");
        (await AskAsync("SELECT count(*) FROM note")).ShouldBe(0);
        (await AskAsync("SELECT count(*) FROM rent_year")).ShouldBe(1);
        (await AskAsync("SELECT count(*) FROM tenancy")).ShouldBe(315);
        var loaded = record.Replacement.ShouldNotBeNull().Loaded;
        await using var page = new StringWriter();
        await HtmlAdoption.WriteAsync(
            record with
            {
                By = "somebody",
                At = new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero),
                Database = "(folder)/housing.db",
                MapDigest = new string('0', 64),
                // What an estate has is its own matter, and changes with it.
                Replacement = record.Replacement with { Loaded = 4000, EstateDigest = new string('1', 64) },
                After = record.After.ShouldNotBeNull() with { Rows = 4002, Texts = 30000, Tables = 20 },
            },
            page,
            Ct);
        loaded.ShouldBeGreaterThan(1000);
        Approval.Verify(page.ToString()[page.ToString().IndexOf("<body>", StringComparison.Ordinal)..], "adoption", "html");
    }

    [Fact]
    public async Task Where_a_kept_table_holds_what_could_be_somebodys_the_database_is_no_test_copy_afterwards()
    {
        await MakeAsync("INSERT INTO person (id, phone) VALUES (17, '0113 245 6789')", "INSERT INTO app_user VALUES ('jo.smith@council.gov.uk', NULL)");

        var (record, problem) = await Adopting().ReplacePeopleAsync("housing.db", Ct);

        problem.ShouldNotBeNull().ShouldSatisfyAllConditions(
            one => one.Id.ShouldBe("HT-ADP-006"), one => one.Why.ShouldBe("app_user.name: 1 × e-mail address, first in row 1, beginning jo.…"));
        record.CopyId.ShouldBeNull();
        (await ProblemOf(() => Adopting().DetachAsync(Ct))).ShouldBe("HT-ADP-012");
    }

    [Fact]
    public async Task A_replacement_that_was_stopped_half_way_is_done_again_and_nobody_takes_the_database_for_a_test_copy_meanwhile()
    {
        await MakeAsync("INSERT INTO person (id, phone) VALUES (17, '0113 245 6789')");
        await (await new SqliteEngine().AdoptAsync(File, new DatabaseMarker("replacing-people-of-housing.db", File), Ct)).DisposeAsync();

        (await ProblemOf(() => Adopting().AdoptAsync(Ct))).ShouldBe("HT-ADP-005");
        (await Adopting().ReplacePeopleAsync("housing.db", Ct)).Record.CopyId.ShouldBe("adopted-housing.db");
    }

    [Fact]
    public async Task A_map_that_does_not_fit_is_told_of_whole_before_anything_is_emptied()
    {
        await RunAsync("CREATE TABLE person (id INTEGER, phone TEXT); INSERT INTO person VALUES (1, '0113 245 6789')");

        var refused = await Should.ThrowAsync<ProblemException>(() => Adopting().ReplacePeopleAsync("housing.db", Ct));

        refused.Problems.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            problem => problem.Id.ShouldBe("HT-ADP-009"),
            problem => problem.Why.ShouldContain("reference table app_user: the database has no such table"),
            problem => problem.Why.ShouldContain("seed of person: the table person has no column first_name"),
            problem => problem.Why.ShouldContain("seed of tenancy: the database has no table tenancy"));
        (await AskAsync("SELECT count(*) FROM person")).ShouldBe(1);
    }

    [Fact]
    public async Task An_empty_database_proves_nothing()
    {
        await MakeAsync();
        (await ProblemOf(() => Adopting().AdoptAsync(Ct))).ShouldBe("HT-ADP-003");
    }

    [Fact]
    [Trait("needs", "server")]
    public async Task A_database_on_a_server_is_adopted_when_the_server_is_listed_and_only_then()
    {
        var connection = new NpgsqlConnectionStringBuilder((await server.StartAsync()).Connection);
        Environment.SetEnvironmentVariable(Variable, connection.ToString());
        var name = $"vendor_{Guid.NewGuid():N}"[..20];
        await using (var maintenance = new NpgsqlConnection(connection.ToString()))
        {
            await maintenance.OpenAsync(Ct);
            await using var create = new NpgsqlCommand($"CREATE DATABASE {name}", maintenance);
            await create.ExecuteNonQueryAsync(Ct);
        }

        var vendors = new NpgsqlConnectionStringBuilder(connection.ToString()) { Database = name, Pooling = false };
        await using var system = new NpgsqlConnection(vendors.ToString());
        await system.OpenAsync(Ct);
        await using (var make = new NpgsqlCommand($"{Tables("bigint", "text")}; INSERT INTO person (id, phone) VALUES (17, '0113 245 6789'); INSERT INTO rent_year VALUES ('2026/27')", system))
            await make.ExecuteNonQueryAsync(Ct);
        _root.Write("environments/live-guard.yaml", "servers: []");

        (await ProblemOf(() => Adopting("postgres", name).AdoptAsync(Ct))).ShouldBe("HT-DB-023");
        _root.Write("environments/live-guard.yaml", $"servers: [{{ host: {connection.Host}, port: {connection.Port}, owner: us, why: a test }}]");
        (await Adopting("postgres", name).AdoptAsync(Ct)).Problem.ShouldNotBeNull().Id.ShouldBe("HT-ADP-001");
        (await Adopting("postgres", name).ReplacePeopleAsync(name, Ct)).Record.CopyId.ShouldBe($"adopted-{name}");
        await using (var count = new NpgsqlCommand("SELECT (SELECT count(*) FROM tenancy) * 10 + (SELECT count(*) FROM rent_year)", system))
            (await count.ExecuteScalarAsync(Ct)).ShouldBe(3151L);
        (await Adopting("postgres", name).DetachAsync(Ct)).ShouldBe($"adopted-{name}");
        await using var schemas = new NpgsqlCommand("SELECT count(*) FROM pg_namespace WHERE nspname = 'housingtest'", system);
        (await schemas.ExecuteScalarAsync(Ct)).ShouldBe(0L);
    }

    private Adopting Adopting(string engine = "sqlite", string? database = null)
    {
        var embedded = EnvironmentFile.Read(Repository.Root, "embedded");
        var environment = embedded with { Database = embedded.Database with { Engine = engine, ServerFrom = engine is "sqlite" ? null : Variable } };
        var order = new AdoptionOrder(
            new Workspace(_root.Path), environment, SystemMapFile.Read(Repository.Root, environment.Map), EstateRecipeFile.Read(Repository.Root, environment.Estate!.Recipe), database ?? File);
        return new Adopting(order, new Progress<string>(), TimeProvider.System);
    }

    private Task MakeAsync(params IReadOnlyList<string> rows) => RunAsync(string.Join(";\n", [Tables("INTEGER", ""), .. rows]));

    /// <summary>All tables that the map fills, and some that it does not know.</summary>
    private static string Tables(string number, string text)
    {
        var seed = SystemMapFile.Read(Repository.Root, EnvironmentFile.Read(Repository.Root, "embedded").Map).Seed;
        var bytes = text.Length == 0 ? "BLOB" : "bytea";
        return string.Join(
            ";\n",
            [
                .. seed.GroupBy(one => one.Table, StringComparer.Ordinal).Select(table =>
                    $"CREATE TABLE {table.Key} ({string.Join(", ", table.SelectMany(one => one.Columns.Keys).Distinct(StringComparer.Ordinal).Select(column => column is "id" ? $"id {number} PRIMARY KEY" : $"{column} {text}"))})"),
                $"CREATE TABLE app_user (name {text}, picture {bytes})", $"CREATE TABLE rent_year (name {text})", $"CREATE TABLE rent_free_week (week {text})",
                $"CREATE TABLE note (reference varchar(20) PRIMARY KEY, said {text})", $"CREATE TABLE letter (id {number} PRIMARY KEY, content {bytes})",
            ]);
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Ct);
    }

    private async Task<long> AskAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task<string> SchemaAsync()
    {
        await using var connection = new SqliteConnection($"Data Source={File};Pooling=False");
        await connection.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT group_concat(sql, ';') FROM (SELECT sql FROM sqlite_master ORDER BY name)";
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }

    private static async Task<string> ProblemOf(Func<Task> work) => (await Should.ThrowAsync<ProblemException>(work)).Problems.ShouldHaveSingleItem().Id;
}
