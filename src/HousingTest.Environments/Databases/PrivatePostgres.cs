using System.Diagnostics;
using System.Text;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// A PostgreSQL server of our own, for as long as this process lives: started from the machine's programs in a temporary folder, as an ordinary user, reachable over a socket in
/// that folder alone. It need not survive a power cut, so it never waits for the disk.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Login = "postgres";

    // Part of the name of the socket, which lies in a folder of its own; no port is opened.
    private const int Port = 5432;

    private const string ReadyLine = "housingtest: ready";
    private static readonly TimeSpan s_within = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(20);

    // The server must end with us even when we are killed. What always happens then is that our end of the shell's input closes; so the shell waits for that, stops the server
    // and takes the folder away. It runs as the same user, so that the folder is its own.
    private const string Script =
        """
        umask 077
        cd "$2" || exit 1
        "$1/initdb" -D data -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync --no-instructions > initdb.log 2>&1 || { cat initdb.log; rm -rf data; exit 1; }
        "$1/postgres" -D data -k "$2" -c listen_addresses= -c unix_socket_permissions=0700 -c fsync=off -c synchronous_commit=off -c full_page_writes=off \
            -c max_connections=200 -c max_locks_per_transaction=1024 -c shared_buffers=256MB -c autovacuum_naptime=10min -c log_min_messages=fatal > server.log 2>&1 < /dev/null &
        server=$!
        tries=0
        until "$1/pg_isready" -q -h "$2" -U postgres -d postgres; do
            tries=$((tries + 1))
            kill -0 $server 2> /dev/null && [ $tries -lt 600 ] || { cat server.log; kill -QUIT $server 2> /dev/null; wait $server; rm -rf data; exit 1; }
            sleep 0.1
        done
        echo "housingtest: ready"
        cat > /dev/null
        kill -INT $server
        wait $server
        rm -rf data "$2"/*.log
        """;

    private readonly Process _process;
    private readonly TemporaryPlace _place;

    private PrivatePostgres(Process process, TemporaryPlace place)
    {
        _process = process;
        _place = place;
    }

    /// <summary>Connection string to its database <c>postgres</c>, as its superuser.</summary>
    public string Connection => $"Host={_place.Folder};Port={Port};Database=postgres;Username={Login}";

    /// <summary>What lets test copies be made on it: it was started for them.</summary>
    public LiveGuard Guard => LiveGuard.ForOwn(_place.Folder, Port);

    /// <summary>Its process, for a lease.</summary>
    public ProcessStamp? Stamp => ProcessStamp.Of(_process.Id);

    /// <summary>Starts one and waits until it is ready. Throws HT-ENV-061 where it is not installed, and HT-ENV-062 when it does not start.</summary>
    public static async Task<PrivatePostgres> StartAsync(CancellationToken ct)
    {
        var programs = PostgresPrograms.Find();
        var place = new TemporaryPlace();
        PrivatePostgres? server = null;
        try
        {
            var start = await PostgresUser.DescribeAsync(place.Folder, ["/bin/sh", "-c", Script, "housingtest", programs, place.Folder], ct);
            start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
            start.UseShellExecute = false;
            ChildEnvironment.PrepareSystem(start);
            server = new PrivatePostgres(CommandRun.Start(start, programs), place);
            await server.WaitUntilReadyAsync(programs, ct);
            return server;
        }
        catch
        {
            if (server is not null)
                await server.DisposeAsync();
            else
                place.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await _process.StopByInputAsync(s_grace, CancellationToken.None);
        _process.Dispose();
        _place.Dispose();
    }

    private async Task WaitUntilReadyAsync(string programs, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(s_within);
        var said = new StringBuilder();
        try
        {
            while (await _process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            {
                if (string.Equals(line, ReadyLine, StringComparison.Ordinal))
                    return;
                said.AppendLine(line);
            }

            said.Append(await _process.StandardError.ReadToEndAsync(limit.Token));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            said.AppendLine($"it was not ready after {s_within.TotalSeconds:0} s");
        }

        throw new ProblemException(Problems.PostgresDidNotStart(programs, said.ToString().Trim()));
    }
}
