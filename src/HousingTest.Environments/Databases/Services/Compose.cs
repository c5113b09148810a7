using System.Diagnostics;

namespace HousingTest.Environments;

/// <summary>Docker Compose: the plugin of the docker program, or the program <c>docker-compose</c>, whichever is there.</summary>
/// <param name="words">Program, and the word after it if it takes one.</param>
internal sealed class Compose(IReadOnlyList<string> words)
{
    /// <summary>The file at the root of the repository.</summary>
    public const string File = "docker-compose.yml";

    /// <summary>Name of the program that is no plugin.</summary>
    public const string Alone = "docker-compose";

    /// <summary>As people type it.</summary>
    public string Name { get; } = string.Join(' ', words);

    /// <summary>The one that is there, the plugin first; null for none.</summary>
    /// <param name="engine">Whose plugin.</param>
    /// <param name="alone">Name or path of the program that is no plugin.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<Compose?> FindAsync(ContainerEngine engine, string alone, CancellationToken ct)
    {
        foreach (var compose in new[] { new Compose([engine.Program, "compose"]), new Compose([alone]) })
        {
            if (await compose.IsThereAsync(ct))
                return compose;
        }

        return null;
    }

    /// <summary>Runs a command of it on a project of <see cref="File"/>.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="project">Name of the project.</param>
    /// <param name="variables">What the file asks for. Handed over in the environment: the password must not stand in a list of processes.</param>
    /// <param name="arguments">The command.</param>
    /// <param name="ct">Kills it.</param>
    public Task<CommandRun> RunAsync(string root, string project, IReadOnlyDictionary<string, string> variables, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = Prepare(["--file", Path.Combine(root, File), "--project-name", project, .. arguments]);
        start.WorkingDirectory = root;
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return CommandRun.RunAsync(start, File, ct);
    }

    private async Task<bool> IsThereAsync(CancellationToken ct)
    {
        try
        {
            return (await CommandRun.RunAsync(Prepare(["version"]), "this machine", ct)).ExitCode == 0;
        }
        catch (Model.ProblemException)
        {
            return false;
        }
    }

    private ProcessStartInfo Prepare(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(words[0], [.. words.Skip(1), .. arguments]);
        ChildEnvironment.PrepareSystem(start);
        return start;
    }
}
