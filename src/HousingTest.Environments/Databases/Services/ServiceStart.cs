using System.Security.Cryptography;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Starts the service <c>sqlserver</c> of <c>docker-compose.yml</c>, finds it, and takes it down. Who may do which when is not its business.</summary>
/// <param name="root">The repository's folder.</param>
/// <param name="project">Name under which Compose keeps the server, its network and its data.</param>
/// <param name="engine">The machine's containers.</param>
/// <param name="alone">Name or path of the Compose that is no plugin.</param>
internal sealed class ServiceStart(string root, string project, ContainerEngine engine, string alone)
{
    /// <summary>Name of the service in <c>docker-compose.yml</c>.</summary>
    public const string Service = "sqlserver";

    private const int LinesToShow = 15;
    private static readonly TimeSpan s_glance = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_news = TimeSpan.FromSeconds(10);
    private static readonly string[] s_portWords = ["port is already allocated", "address already in use", "ports are not available"];

    // What the file asks for also where nothing of it is used, as when all is taken down.
    private static readonly Dictionary<string, string> s_anything = new(StringComparer.Ordinal) { [ServiceOrder.PasswordVariable] = "none" };

    /// <summary>A password that is made for one server: letters and digits of both cases, so that SQL Server's rule is met and nothing needs quoting.</summary>
    public static string NewPassword() => "Ht1-" + RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789", 24);

    /// <summary>Throws HT-ENV-063 or HT-ENV-064 unless there is Docker with Compose, and it answers: before anything is written down that could not be given back.</summary>
    public async Task ExpectAsync(CancellationToken ct)
    {
        await AskAsync(["version", "--format", "{{.Server.Version}}"], ct);
        _ = await ComposeAsync(ct);
    }

    /// <summary>The container; null where there is none. Throws HT-ENV-063 without the docker program, and HT-ENV-064 when its daemon does not answer.</summary>
    public async Task<ServiceContainer?> FindAsync(CancellationToken ct)
    {
        var found = await AskAsync(["ps", "--all", "--quiet", "--no-trunc", "--filter", $"label=com.docker.compose.project={project}", "--filter", $"label=com.docker.compose.service={Service}"], ct);
        var id = found.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault();
        if (id is null)
            return null;
        var run = await engine.AskAsync(["inspect", id], ct);
        return run.ExitCode == 0 ? ServiceContainer.Read(run.Output) : null;
    }

    /// <summary>Starts it, with a password of its own; it is not ready yet. Throws HT-ENV-063, 065, 067 or 070.</summary>
    public async Task StartAsync(ServiceOrder order, IProgress<string> progress, CancellationToken ct)
    {
        var compose = await ComposeAsync(ct);
        await FetchAsync(order.Image, progress, ct);
        progress.Report($"starting SQL Server with {compose.Name}, image {order.Image}");
        var password = NewPassword();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ServiceOrder.ImageVariable] = order.Image,
            [ServiceOrder.PortVariable] = order.Port,
            [ServiceOrder.PasswordVariable] = password,
        };
        var run = await compose.RunAsync(root, project, variables, ["up", "--detach", "--no-build", "--quiet-pull", Service], ct);
        if (run.ExitCode == 0)
            return;
        var why = Tail(run.Output).Replace(password, "…", StringComparison.Ordinal);
        throw new ProblemException(s_portWords.Any(word => why.Contains(word, StringComparison.OrdinalIgnoreCase))
            ? Problems.ServerPortTaken(order.Port, why)
            : Problems.ServiceRefused(compose.Name, why));
    }

    /// <summary>Waits until it can work. Throws HT-ENV-066 with its last lines when it ends, is unhealthy, or takes too long.</summary>
    public async Task<ServiceContainer> WaitAsync(TimeSpan within, IProgress<string> progress, CancellationToken ct)
    {
        var began = TimeProvider.System.GetTimestamp();
        var told = TimeSpan.Zero;
        while (true)
        {
            var container = await FindAsync(ct) ?? throw new ProblemException(Problems.ServerNotHealthy(Compose.File, "somebody has taken the container away"));
            if (container.IsHealthy)
                return container;
            var passed = TimeProvider.System.GetElapsedTime(began);
            if (container.IsLost || passed > within)
                throw new ProblemException(Problems.ServerNotHealthy($"{Compose.File}, container {container.Id[..Math.Min(12, container.Id.Length)]}", await WhyAsync(container, passed, ct)));
            if (passed - told >= s_news)
            {
                told = passed;
                progress.Report($"waiting for SQL Server, {passed.TotalSeconds:0} s");
            }

            await Task.Delay(s_glance, ct);
        }
    }

    /// <summary>Ends it and deletes its data, its network and its volume; true when all of it is gone, also when there was none.</summary>
    public async Task<bool> TakeDownAsync(CancellationToken ct)
    {
        try
        {
            return await Compose.FindAsync(engine, alone, ct) is { } compose
                // Its data goes with it, so it need not write it down first.
                && (await compose.RunAsync(root, project, s_anything, ["down", "--volumes", "--timeout", "1"], ct)).ExitCode == 0;
        }
        catch (Exception failed) when (failed is ProblemException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<Compose> ComposeAsync(CancellationToken ct) =>
        await Compose.FindAsync(engine, alone, ct) ?? throw new ProblemException(Problems.NoServerGiven(engine.Program, alone));

    private async Task FetchAsync(string image, IProgress<string> progress, CancellationToken ct)
    {
        if ((await engine.AskAsync(["image", "inspect", "--format", "{{.Id}}", image], ct)).ExitCode == 0)
            return;
        progress.Report($"fetching the image {image}, which takes minutes the first time");
        var pull = await engine.AskAsync(["pull", "--quiet", image], ct);
        if (pull.ExitCode != 0)
            throw new ProblemException(Problems.NoServerImage(image, Tail(pull.Output)));
    }

    private async Task<string> WhyAsync(ServiceContainer container, TimeSpan passed, CancellationToken ct)
    {
        var logs = await engine.AskAsync(["logs", "--tail", LinesToShow.ToString(System.Globalization.CultureInfo.InvariantCulture), container.Id], ct);
        var state = container.IsLost ? (container.Runs ? "it is not healthy" : "it has ended") : $"it is not ready after {passed.TotalSeconds:0} s";
        var check = container.Check.Length == 0 ? "" : $"\nits health check said: {container.Check}";
        return container.Hide($"{state}; its last lines were:\n{Tail(logs.Output)}{check}");
    }

    private async Task<string> AskAsync(IReadOnlyList<string> arguments, CancellationToken ct)
    {
        CommandRun run;
        try
        {
            run = await engine.AskAsync(arguments, ct);
        }
        catch (ProblemException noProgram)
        {
            throw new ProblemException(Problems.NoServerGiven(engine.Program, alone), noProgram);
        }

        return run.ExitCode == 0 ? run.Output : throw new ProblemException(Problems.NoContainerDaemon(engine.Program, run.Output.Trim()));
    }

    private static string Tail(string output)
    {
        var lines = new OutputTail(LinesToShow);
        foreach (var line in output.Split('\n'))
            lines.Add(line.TrimEnd());
        return lines.Last(LinesToShow);
    }
}
