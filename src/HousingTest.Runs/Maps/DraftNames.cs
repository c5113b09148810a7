using System.Text.RegularExpressions;

namespace HousingTest.Runs.Maps;

/// <summary>Words for people, made of the names of tables and columns.</summary>
public static partial class DraftNames
{
    private const int FewTables = 3;

    private static readonly (string One, string Several)[] Irregular = [("person", "people"), ("child", "children")];

    /// <summary>What all tables' names begin with, such as <c>hsg_</c>, and nobody says; empty without such.</summary>
    public static string PrefixOf(IReadOnlyCollection<string> tables)
    {
        if (tables.Count < FewTables)
            return "";
        var first = tables.First();
        for (var end = first.LastIndexOf('_'); end > 0; end = first.LastIndexOf('_', end - 1))
        {
            var prefix = first[..(end + 1)];
            if (tables.All(table => table.Length > prefix.Length && table.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                return prefix;
        }

        return "";
    }

    /// <summary>A name's words in small letters: <c>RentAccount</c> and <c>rent_account</c> are "rent account".</summary>
    public static IReadOnlyList<string> WordsOf(string name) => [.. Word().Matches(name).Select(word => word.Value.ToLowerInvariant())];

    /// <summary>One of those that a name stands for: "properties" is "property".</summary>
    public static string Singular(string words)
    {
        var (before, last) = Split(words);
        return before + last switch
        {
            _ when Irregular.FirstOrDefault(pair => string.Equals(pair.Several, last, StringComparison.Ordinal)).One is { } one => one,
            _ when last.Length > 4 && last.EndsWith("ies", StringComparison.Ordinal) => last[..^3] + "y",
            _ when Hissing().IsMatch(last) => last[..^2],
            _ when last.Length > 3 && last.EndsWith('s') && !Single().IsMatch(last) => last[..^1],
            _ => last,
        };
    }

    /// <summary>Several of what a word stands for: "property" is "properties".</summary>
    public static string Plural(string words)
    {
        var (before, last) = Split(words);
        return before + last switch
        {
            _ when Irregular.FirstOrDefault(pair => string.Equals(pair.One, last, StringComparison.Ordinal)).Several is { } several => several,
            _ when last.Length > 1 && last.EndsWith('y') && !"aeiou".Contains(last[^2], StringComparison.Ordinal) => last[..^1] + "ies",
            _ when EndsHissing().IsMatch(last) => last + "es",
            _ => last + "s",
        };
    }

    /// <summary>A name that is not among those taken, with a number where it must be, and takes it.</summary>
    public static string Free(string name, HashSet<string> taken)
    {
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
            free = $"{name} {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
        return free;
    }

    private static (string Before, string Last) Split(string words) => words.LastIndexOf(' ') is var space && space < 0 ? ("", words) : (words[..(space + 1)], words[(space + 1)..]);

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Word();

    [GeneratedRegex("(ss|x|ch|sh)es$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hissing();

    [GeneratedRegex("(ss|us|is)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Single();

    [GeneratedRegex("(s|x|ch|sh)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EndsHissing();
}
