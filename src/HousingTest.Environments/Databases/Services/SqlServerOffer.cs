using HousingTest.Databases.SqlServer;
using HousingTest.Definitions;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Whether this machine has a SQL Server for test copies, for <c>doctor</c>. Nothing is started, and no server is asked.</summary>
/// <param name="IsThere">True when <c>--environment sqlserver</c> finds one.</param>
/// <param name="Found">Which, or why none.</param>
/// <param name="Remedy">What to do where there is none.</param>
public sealed record SqlServerOffer(bool IsThere, string Found, string Remedy)
{
    private const string Variable = "HOUSINGTEST_SQLSERVER";

    /// <summary>Looks.</summary>
    public static async Task<SqlServerOffer> LookAsync(Workspace workspace, CancellationToken ct)
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given)
            return Given(workspace, given);
        var engine = ContainerEngine.ForThisMachine();
        try
        {
            if (await Compose.FindAsync(engine, Compose.Alone, ct) is not { } compose)
                return None("there is no docker compose and no docker-compose");
            if (await engine.AskAsync(["version", "--format", "{{.Server.Version}}"], ct) is { ExitCode: not 0 })
                return None("the daemon of Docker does not answer");
            var image = ServiceOrder.Asked.Image;
            var here = (await engine.AskAsync(["image", "inspect", "--format", "{{.Id}}", image], ct)).ExitCode == 0;
            return new SqlServerOffer(true, $"{compose.Name} starts one; its image {image} {(here ? "is here" : "is fetched first")}", "");
        }
        catch (ProblemException)
        {
            return None($"there is no {engine.Program}");
        }
    }

    private static SqlServerOffer Given(Workspace workspace, string given)
    {
        try
        {
            var (host, port) = SqlServerEngine.AddressOf(given);
            var listed = LiveGuardFile.Read(workspace.Root).Find(host, port) is not null;
            return new SqlServerOffer(listed, $"{Variable} names {host},{port}{(listed ? "" : ", and environments/live-guard.yaml does not list it")}", listed ? "" : "list it there, if it holds nothing live: docs/servers.md");
        }
        catch (Exception unreadable) when (unreadable is ArgumentException or ProblemException)
        {
            return new SqlServerOffer(false, $"{Variable} or environments/live-guard.yaml cannot be read", "write the variable as docs/servers.md shows it");
        }
    }

    private static SqlServerOffer None(string why) =>
        new(false, $"{Variable} is not set, and {why}; only --environment sqlserver asks for it", "install Docker with Docker Compose and start it, or give a server: docs/servers.md");
}
