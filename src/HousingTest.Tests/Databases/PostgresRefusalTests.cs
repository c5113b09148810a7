using HousingTest.Databases.Postgres;
using HousingTest.Model;
using Npgsql;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class PostgresRefusalTests(PostgresServer server) : RefusalContract
{
    [Theory]
    [InlineData("open", false, "HT-DB-023")]
    [InlineData("provision", false, "HT-DB-023")]
    [InlineData("drop", false, "HT-DB-023")]
    [InlineData("open", true, "HT-DB-024")]
    [InlineData("provision", true, "HT-DB-024")]
    [InlineData("drop", true, "HT-DB-024")]
    public async Task A_server_that_is_not_listed_or_not_the_one_that_was_listed_is_left_as_it_is(string way, bool listed, string id)
    {
        await using var copy = await PostgresCopy.ProvisionAsync(server, "CREATE TABLE home (id integer PRIMARY KEY, name text); INSERT INTO home VALUES (1, 'live');");
        var (given, place) = (new NpgsqlConnectionStringBuilder(copy.Engine.ConnectionTo(copy.Engine.PlaceOf("postgres"))), copy.Marker.Place);
        var guard = new LiveGuard(listed ? [new GuardedServer(given.Host!, given.Port, "1")] : [new GuardedServer("housing-test.example.org", 5432, null)], "environments/live-guard.yaml");
        var engine = new PostgresEngine(given.ToString(), guard, copy.Keep);

        var refused = await Should.ThrowAsync<ProblemException>(() => way switch
        {
            "open" => engine.OpenAsync(place, copy.Marker, Token),
            "provision" => engine.ProvisionAsync(place, copy.Marker, Token),
            _ => engine.DropAsync(place, copy.Marker, Token),
        });

        refused.Problems[0].Id.ShouldBe(id);
        refused.Problems[0].Why.ShouldContain("environments/live-guard.yaml");
        (await copy.AskSystemAsync("SELECT name FROM home")).ShouldBe("live");
    }

    protected override async Task<ContractCopy> ProvisionAsync(string schema) => await PostgresCopy.ProvisionAsync(server, schema);
}
