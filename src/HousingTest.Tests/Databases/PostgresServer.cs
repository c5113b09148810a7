using System.Diagnostics;
using HousingTest.Databases.Postgres;
using HousingTest.Environments;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(HousingTest.Tests.Databases.PostgresServer))]

namespace HousingTest.Tests.Databases;

/// <summary>One private server for all tests, started by the first that asks for it, and stopped after the last.</summary>
public sealed class PostgresServer : IAsyncDisposable
{
    /// <summary>A login that may create databases, and nothing else.</summary>
    public const string Ordinary = "ordinary";

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TemporaryFolder _keep = new();
    private PrivatePostgres? _server;
    private int _copies;
    private bool _restarted;

    /// <summary>An engine on the server, and the place of a database that is nobody else's.</summary>
    /// <param name="login">The login of the engine, and of the system; null for the superuser.</param>
    public async Task<(PostgresEngine Engine, string Place, string Keep)> ClaimAsync(string? login = null)
    {
        var server = await StartAsync();
        var connection = new NpgsqlConnectionStringBuilder(server.Connection);
        connection.Username = login ?? connection.Username;
        var engine = new PostgresEngine(connection.ToString(), server.Guard, _keep["base"], TimeSpan.FromSeconds(1));
        return (engine, engine.PlaceOf($"copy_{Interlocked.Increment(ref _copies)}"), _keep["base"]);
    }

    public async ValueTask DisposeAsync()
    {
        if (_restarted)
            await StopRestartedAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        _keep.Dispose();
        _turn.Dispose();
    }

    /// <summary>Kills one of the server's processes; then it ends all others, and recovers from its log.</summary>
    public async Task CrashAsync()
    {
        await using var connection = new NpgsqlConnection(_server!.Connection + ";Pooling=False");
        await connection.OpenAsync(CancellationToken.None);
        using var backend = Process.GetProcessById(connection.ProcessID);
        backend.Kill();
        await backend.WaitForExitAsync(CancellationToken.None);
    }

    /// <summary>Stops the server as a machine that goes down does, and starts it again.</summary>
    public async Task RestartAsync()
    {
        var folder = new NpgsqlConnectionStringBuilder(_server!.Connection).Host!;
        var start = await PostgresUser.DescribeAsync(
            folder, [Path.Combine(PostgresPrograms.Find(), "pg_ctl"), "restart", "-D", Path.Combine(folder, "data"), "-m", "immediate", "-w", "-s", "-l", Path.Combine(folder, "again.log")], CancellationToken.None);
        using var restart = Process.Start(start)!;
        await restart.WaitForExitAsync(CancellationToken.None);
        _restarted = true;
        await UntilReadyAsync();
    }

    /// <summary>Waits until it takes connections again.</summary>
    public async Task UntilReadyAsync()
    {
        for (var tries = 0; ; tries++)
        {
            try
            {
                await using var connection = new NpgsqlConnection(_server!.Connection + ";Pooling=False");
                await connection.OpenAsync(CancellationToken.None);
                return;
            }
            catch (NpgsqlException) when (tries < 300)
            {
                await Task.Delay(100, CancellationToken.None);
            }
        }
    }

    public async Task<PrivatePostgres> StartAsync()
    {
        Assert.SkipWhen(PostgresPrograms.TryFind() is null, "PostgreSQL is not installed (on Debian: apt-get install postgresql)");
        await _turn.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            // Not given up with one test: the others want it too.
            return _server ??= await StartServerAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    private static async Task<PrivatePostgres> StartServerAsync()
    {
        var server = await PrivatePostgres.StartAsync(CancellationToken.None);
        await using var connection = new NpgsqlConnection(server.Connection + ";Pooling=False");
        await connection.OpenAsync(CancellationToken.None);
        await using var create = new NpgsqlCommand($"CREATE ROLE {Ordinary} LOGIN CREATEDB", connection);
        await create.ExecuteNonQueryAsync(CancellationToken.None);
        return server;
    }

    // What was started again is no child of the one that ends with this process.
    private async Task StopRestartedAsync()
    {
        var folder = new NpgsqlConnectionStringBuilder(_server!.Connection).Host!;
        using var stop = Process.Start(await PostgresUser.DescribeAsync(
            folder, [Path.Combine(PostgresPrograms.Find(), "pg_ctl"), "stop", "-D", Path.Combine(folder, "data"), "-m", "fast", "-w", "-s"], CancellationToken.None))!;
        await stop.WaitForExitAsync(CancellationToken.None);
    }
}
