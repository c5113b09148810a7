using HousingTest.Databases;
using HousingTest.Environments;
using HousingTest.Tests.Databases;
using Npgsql;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>Databases on a given server whose owner was killed.</summary>
[Trait("needs", "server")]
public sealed class LeftDatabaseTests(PostgresServer server) : IDisposable
{
    private const string Variable = "HOUSINGTEST_LEFT_DATABASE_TESTS";
    private const string Copy = "gone-1";

    private readonly TemporaryFolder _root = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Variable, null);
        _root.Dispose();
    }

    [Fact]
    public async Task The_next_sweep_drops_them_once_the_server_is_named_and_listed()
    {
        var (engine, place, _) = await server.ClaimAsync();
        var marker = new DatabaseMarker(Copy, place);
        await (await engine.ProvisionAsync(place, marker, Ct)).DisposeAsync();
        var store = new LeaseStore(new Workspace(_root.Path));
        store.Write(new Lease(Copy, "gate", Environment.MachineName, new ProcessStamp(int.MaxValue, "ended"), [], Copy, Database: new LeasedDatabase("postgres", Variable, place)));
        var connection = new NpgsqlConnectionStringBuilder((await server.StartAsync()).Connection);

        await store.SweepAsync(Ct);
        store.List().ShouldHaveSingleItem();

        Environment.SetEnvironmentVariable(Variable, connection.ToString());
        await store.SweepAsync(Ct);
        store.List().ShouldHaveSingleItem();
        await (await engine.OpenAsync(place, marker, Ct)).DisposeAsync();

        _root.Write("environments/live-guard.yaml", $"servers: [{{ host: {connection.Host}, port: {connection.Port}, owner: us, why: a test }}]");
        await store.SweepAsync(Ct);
        store.List().ShouldBeEmpty();
        (await Should.ThrowAsync<HousingTest.Model.ProblemException>(() => engine.OpenAsync(place, marker, Ct))).Problems[0].Id.ShouldBe("HT-DB-002");
    }
}
