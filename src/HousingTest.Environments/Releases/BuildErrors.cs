using System.Text.RegularExpressions;

namespace HousingTest.Environments;

/// <summary>The compiler's first errors from a build's output, each once, with paths from the source.</summary>
internal static partial class BuildErrors
{
    private const int Shown = 5;

    public static string First(string output, string source)
    {
        var lines = output.Split('\n').Select(line => line.Trim()).ToList();
        var errors = lines.Where(line => ErrorPattern().IsMatch(line)).Select(line => Shorten(line, source)).Distinct(StringComparer.Ordinal).ToList();
        if (errors.Count == 0)
            return string.Join('\n', lines.Where(line => line.Length > 0).TakeLast(Shown).Select(line => Shorten(line, source)));
        var more = errors.Count > Shown ? $"\nand {errors.Count - Shown} more" : "";
        return string.Join('\n', errors.Take(Shown)) + more;
    }

    /// <summary>MSBuild ends each line with the project in brackets.</summary>
    private static string Shorten(string line, string source) =>
        ProjectPattern().Replace(line, "").Replace(source + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Replace(source, "source", StringComparison.Ordinal);

    [GeneratedRegex(@"(^|: )error( [A-Z]+[0-9]+)?: ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ErrorPattern();

    [GeneratedRegex(@" \[[^\]]*proj[^\]]*\]$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ProjectPattern();
}
