namespace HousingTest.Tests.Cli;

/// <summary>Patches to the reference system as it stands, made when they are needed, so that they go on fitting when its source changes.</summary>
internal static class SourcePatch
{
    /// <summary>A patch that puts a line before the one that holds a text, or some lines further up.</summary>
    public static string InsertBefore(string file, string landmark, string line, int linesAbove = 0)
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "src", "ReferenceHousing", file));
        var at = Array.FindIndex(lines, one => one.Contains(landmark, StringComparison.Ordinal)) - linesAbove;
        return at < 0
            ? throw new InvalidOperationException($"{file} holds no '{landmark}'")
            : $"--- a/{file}\n+++ b/{file}\n@@ -{at + 1},1 +{at + 1},2 @@\n+{line}\n {lines[at]}\n";
    }
}
