using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>The files that say what a test copy is, read together, so that their problems are told together.</summary>
/// <param name="Environment">How a test copy comes to be.</param>
/// <param name="Map">Where the housing words live in the system.</param>
/// <param name="Recipe">What it is filled with; null for nothing of ours.</param>
public sealed record RunDefinitions(EnvironmentDefinition Environment, SystemMap Map, EstateRecipe? Recipe)
{
    /// <summary>Reads the files of an environment by its name (<c>embedded</c> is <c>environments/embedded.yaml</c>) or by the path of its file.</summary>
    /// <exception cref="ProblemException">A file is missing or wrong; every problem of the map and of the recipe is there.</exception>
    public static RunDefinitions Read(Workspace workspace, string environment)
    {
        var file = EnvironmentFile.Read(workspace.Root, environment);
        var problems = new List<Problem>();
        var map = Try(() => SystemMapFile.Read(workspace.Root, file.Map));
        var recipe = file.Estate is { } estate ? Try(() => EstateRecipeFile.Read(workspace.Root, estate.Recipe)) : null;
        return map is not null && problems.Count == 0 ? new RunDefinitions(file, map, recipe) : throw new ProblemException(problems);

        T? Try<T>(Func<T> read)
            where T : class
        {
            try
            {
                return read();
            }
            catch (ProblemException wrong)
            {
                problems.AddRange(wrong.Problems);
                return null;
            }
        }
    }

    /// <summary>
    /// The release of a name, where this environment has it: in an environment at an address that one instance, whatever the release's own file says of source; its name, title and
    /// announcements are those of the file where there is one.
    /// </summary>
    /// <exception cref="ProblemException">There is no such release, or nobody says where the hosted system answers.</exception>
    public ReleaseDefinition Release(Workspace workspace, string named)
    {
        if (Environment.Hosted is not { } hosted || named.Contains("://", StringComparison.Ordinal))
            return ReleaseFile.Read(workspace.Root, named);
        var known = ReleaseFile.Names(workspace.Root).Contains(named, StringComparer.Ordinal) || named.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
            ? ReleaseFile.Read(workspace.Root, named)
            : null;
        if (known?.Program is ReleaseProgram.Address)
            return known;
        var root = hosted.Root ?? HostedAddress(hosted.RootFrom!);
        return new ReleaseDefinition(
            known?.Name ?? named, known?.Title ?? $"The system at {root}",
            new ReleaseProgram.Address(root, hosted.Marker, hosted.Version, hosted.PasswordFrom) { MessagesAt = hosted.MessagesAt },
            [], known?.Announces ?? [], known?.File ?? Environment.File);
    }

    /// <summary>
    /// The condition on tags: in an environment at an address only scenarios that can run there are chosen, which say so by <c>@hosted</c>; and none that looks at messages
    /// (<c>@messages</c>) where they are not seen.
    /// </summary>
    public string? Tags(string? asked)
    {
        if (Environment.Hosted is not { } hosted)
            return asked;
        var here = hosted.MessagesAt is null ? "@hosted and not @messages" : "@hosted";
        return asked is null ? here : $"{here} and ({asked})";
    }

    private string HostedAddress(string variable)
    {
        if (System.Environment.GetEnvironmentVariable(variable) is not { Length: > 0 } said)
        {
            throw new ProblemException(new Problem(
                "HT-RUN-013", "The address of the hosted system is not known", $"{Environment.File}, environment variable {variable}", "",
                "set it to where your test system answers, such as https://housing-test.example.org, or say 'address' in the environment's file"));
        }

        // The same rule, and the same words, as for an address that is typed.
        return ((ReleaseProgram.Address)ReleaseFile.Read("", said.Contains("://", StringComparison.Ordinal) ? said : $"://{said}").Program).Root;
    }
}
