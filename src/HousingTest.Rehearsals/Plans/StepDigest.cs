using System.Text.Json;
using HousingTest.Definitions;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// What a step does, as a digest: what the plan says of it, the files that it names, and the extracts that those name. A word of a command that is a file of the repository counts as named. Its checks,
/// its budget and its line are none of it.
/// </summary>
internal static class StepDigest
{
    public static string Of(PlanStep step, string root) => Digest.OfParts(
        Named(step.Action, root).Distinct(StringComparer.Ordinal).Select(file => (file, OfFile(root, file))).Prepend(("action", Digest.OfText(JsonSerializer.Serialize<object>(step.Action, Json.Line)))));

    private static IEnumerable<string> Named(StepAction action, string root) => action switch
    {
        StepAction.Load load => load.Files.SelectMany(file => Extract(root, file).Prepend(file)),
        StepAction.Command command => command.Words.Where(word => File.Exists(Path.Combine(root, word))),
        _ => action.Inputs,
    };

    // One that cannot be read names nothing; the step will say what is wrong with it.
    private static string[] Extract(string root, string file)
    {
        try
        {
            return [LoadFile.Read(root, file).Extract.Path];
        }
        catch (ProblemException)
        {
            return [];
        }
    }

    private static string OfFile(string root, string file)
    {
        var path = Path.Combine(root, file);
        if (!File.Exists(path))
            return "gone";
        using var stream = File.OpenRead(path);
        return Digest.OfStream(stream);
    }
}
