using System.Text.RegularExpressions;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// The words that a table's <c>CHECK (column IN ('A', 'B'))</c> allows: SQLite keeps checks as text alone. One that says more than that is passed over, for what it
/// allows would be a guess.
/// </summary>
internal static partial class AllowedWords
{
    /// <summary>Column → words, of the text of <c>CREATE TABLE</c>.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Parse(string sql)
    {
        var words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        foreach (Match check in Check().Matches(sql))
            words[check.Groups["column"].Value] = [.. Word().Matches(check.Groups["words"].Value).Select(word => word.Value.Trim('\'').Replace("''", "'", StringComparison.Ordinal))];
        return words;
    }

    [GeneratedRegex(
        """\bCHECK\s*\(\s*["`\[]?(?<column>\w+)["`\]]?\s+IN\s*\(\s*(?<words>('([^']|'')*'|-?[0-9]+)(\s*,\s*('([^']|'')*'|-?[0-9]+))*)\s*\)\s*\)""",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Check();

    [GeneratedRegex("'([^']|'')*'|-?[0-9]+", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
