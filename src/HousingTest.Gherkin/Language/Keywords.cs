using System.Collections.Frozen;
using System.Text;

namespace HousingTest.Gherkin.Language;

/// <summary>Reads <c>Keywords.txt</c>, which says how it is laid out and where its keywords are from.</summary>
internal static class Keywords
{
    private const string File = "keywords.txt";

    // Behind a step keyword that no blank separates from the text.
    private const char Joined = '~';

    private static readonly (string Name, KeywordType Type)[] StepParts =
    [
        ("given", KeywordType.Context), ("when", KeywordType.Action), ("then", KeywordType.Outcome),
        ("and", KeywordType.Conjunction), ("but", KeywordType.Conjunction),
    ];

    public static IReadOnlyList<Dialect> All { get; } = Read();

    public static FrozenDictionary<string, Dialect> ByCode { get; } = All.ToFrozenDictionary(dialect => dialect.Language, StringComparer.Ordinal);

    public static Dialect English { get; } = ByCode["en"];

    private static List<Dialect> Read()
    {
        using var stream = typeof(Keywords).Assembly.GetManifestResourceStream(File)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var dialects = new List<Dialect>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('['))
                dialects.Add(ReadDialect(line, reader));
        }

        return dialects;
    }

    private static Dialect ReadDialect(string head, StreamReader reader)
    {
        var end = head.IndexOf(']', StringComparison.Ordinal);
        var names = Words(head[(end + 1)..]);
        var words = new Dictionary<string, string[]>(StringComparer.Ordinal);
        while (reader.ReadLine() is { Length: > 0 } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            words.Add(line[..colon], Words(line[(colon + 1)..]));
        }

        var star = names.Length == 2 ? ["*"] : Array.Empty<string>();
        return new Dialect(
            head[1..end],
            names[0],
            names[1],
            words["feature"],
            words["rule"],
            words["background"],
            words["scenario"],
            words["outline"],
            words["examples"],
            Steps(words, star),
            [.. StepParts.Select(part => words[part.Name][0].TrimEnd(Joined)), .. star]);
    }

    private static StepKeyword[] Steps(Dictionary<string, string[]> words, IEnumerable<string> star) =>
    [
        .. StepParts
            .SelectMany(part => words[part.Name], (part, word) => new StepKeyword(word.EndsWith(Joined) ? word[..^1] : word + ' ', part.Type))
            .Concat(star.Select(word => new StepKeyword(word + ' ', KeywordType.Unknown)))
            .GroupBy(step => step.Text, StringComparer.Ordinal)
            .Select(same => same.Count() == 1 ? same.First() : new StepKeyword(same.Key, KeywordType.Unknown))
            .OrderByDescending(step => step.Text.Length),
    ];

    private static string[] Words(string list) => list.Split('|', StringSplitOptions.TrimEntries);
}
