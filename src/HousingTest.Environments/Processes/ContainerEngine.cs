using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Docker, or a program that understands the same words, as the command line <c>docker</c> or as <c>HOUSINGTEST_DOCKER</c> names it.</summary>
/// <param name="program">Name or path of the program.</param>
internal sealed class ContainerEngine(string program)
{
    /// <summary>Environment variable that names another program.</summary>
    public const string Variable = "HOUSINGTEST_DOCKER";

    private const string CopyInside = "/copy";
    private static readonly TimeSpan s_removal = TimeSpan.FromSeconds(10);

    /// <summary>Name or path of the program.</summary>
    public string Program => program;

    /// <summary>As this machine has it.</summary>
    public static ContainerEngine ForThisMachine() =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : "docker");

    /// <summary>
    /// The id of an image that is on this machine. Throws HT-ENV-020 without the program, HT-ENV-025 when its daemon does not answer, HT-ENV-026 when it has no
    /// such image: none is fetched, for what runs must be what somebody put here.
    /// </summary>
    public async Task<string> ImageIdAsync(ReleaseDefinition release, string image, CancellationToken ct)
    {
        var run = await CommandRun.RunAsync(Prepare("image", "inspect", "--format", "{{.Id}}", image), release.File, ct);
        var answer = run.Output.Trim();
        if (run.ExitCode == 0)
            return answer;
        throw new ProblemException(answer.Contains("no such", StringComparison.OrdinalIgnoreCase) || answer.Contains("not known", StringComparison.OrdinalIgnoreCase)
            ? Problems.NoImage(release, image)
            : Problems.NoContainers(release, program, answer));
    }

    /// <summary>
    /// The command that runs a container to its end. It shares the host's network, because the system must reach the message trap and listen on this
    /// machine alone; it sees the copy's folder; and it runs as this user, so that what it writes there can be deleted. Settings are handed over by name,
    /// for the password must not stand in a list of processes.
    /// </summary>
    /// <param name="container">What to run.</param>
    /// <param name="name">Name of the container.</param>
    /// <param name="settings">Environment variables for the system.</param>
    public ProcessStartInfo Run(ContainerStart container, string name, IReadOnlyDictionary<string, string> settings)
    {
        var info = Prepare(
        [
            "run", "--rm", "--pull", "never", "--name", name, "--label", $"housingtest={container.CopyId}", "--network", "host",
            "--user", string.Create(CultureInfo.InvariantCulture, $"{EffectiveUser()}:{EffectiveGroup()}"),
            "--volume", $"{container.CopyFolder}:{CopyInside}", .. settings.Keys.Order(StringComparer.Ordinal).SelectMany(setting => new[] { "--env", setting }), container.Image,
        ]);
        foreach (var (setting, value) in settings)
            info.Environment[setting] = value;
        return info;
    }

    /// <summary>The places as the system in the container knows them; there is no <c>{release}</c>, since its program lies where the image has it.</summary>
    public static IReadOnlyDictionary<string, string> Inside(ContainerStart container, IReadOnlyDictionary<string, string> places) => places
        .Where(place => place.Key is not "release")
        .ToDictionary(
            place => place.Key,
            place => place.Value.StartsWith(container.CopyFolder, StringComparison.Ordinal) ? CopyInside + place.Value[container.CopyFolder.Length..] : place.Value,
            StringComparer.OrdinalIgnoreCase);

    /// <summary>Runs a command of it to its end, whatever it answers. Throws HT-ENV-020 without the program.</summary>
    public Task<CommandRun> AskAsync(IReadOnlyList<string> arguments, CancellationToken ct) => CommandRun.RunAsync(Prepare(arguments), "this machine", ct);

    /// <summary>Ends a container at once and removes it; true when it is gone, also when there was none.</summary>
    public async Task<bool> RemoveAsync(string name)
    {
        using var limit = new CancellationTokenSource(s_removal);
        try
        {
            var run = await CommandRun.RunAsync(Prepare("rm", "--force", name), "this machine", limit.Token);
            return run.ExitCode == 0 || run.Output.Contains("no such", StringComparison.OrdinalIgnoreCase);
        }
        catch (Exception failed) when (failed is ProblemException or OperationCanceledException)
        {
            return false;
        }
    }

    private ProcessStartInfo Prepare(params IReadOnlyList<string> arguments)
    {
        var info = new ProcessStartInfo(program, arguments);
        ChildEnvironment.PrepareSystem(info);
        return info;
    }

    [DllImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveUser();

    [DllImport("libc", EntryPoint = "getegid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint EffectiveGroup();
}
