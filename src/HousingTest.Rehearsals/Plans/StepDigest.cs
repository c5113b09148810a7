using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>What a step does, as a digest: what the plan says of it, the files that it names, and what those name. Its checks, its budget and its line are none of it.</summary>
internal static class StepDigest
{
    public static string Of(PlanStep step, string root) => Digest.OfParts(
        step.Action.Inputs.Select(file => (file, OfFile(root, file))).Prepend(("action", Digest.OfText(JsonSerializer.Serialize<object>(step.Action, Json.Line)))));

    private static string OfFile(string root, string file)
    {
        var path = Path.Combine(root, file);
        return File.Exists(path) ? Digest.OfText(File.ReadAllText(path)) : "gone";
    }
}
