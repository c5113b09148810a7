namespace HousingTest.Bench.Features;

/// <summary>Breaks feature files as editors, merges and careless hands do: pieces put in, cut out, swapped and doubled. The same seed breaks them the same way.</summary>
/// <param name="originals">Sound files; at least one.</param>
/// <param name="seed">Where chance begins.</param>
public sealed class FeatureMutator(IReadOnlyList<string> originals, int seed)
{
    private const int MostEdits = 6;

    // Files that doubled again and again would be measured for their size alone.
    private const int LongestText = 20_000;

    private static readonly string[] Pieces =
    [
        "|", "||", "| a | b |\n", "\"\"\"", "```", "\"\"\"json\n", "@", "@a @b", "@two words", "#", " # aside", "Feature:", "Rule:", "Background:", "Scenario:",
        "Scenario Outline: <kind>\n", "Examples:", "Given ", "When", "* ", "And ", "\\", "\\n", "\\|", "\\\\", "\n", "\r", "\r\n", "\t", "\0", "\uFEFF", "\u0085", "\u2028", "\u3000",
        "\uD800", "\uDC00", "\U0001F3E0", "e\u0301", "<kind>", "<", ">", "<>", "# language: cy-GB\n", "# language: xx\n", "#language:ja\n", "Arwedd:", "假如", "free text\n", ":",
    ];

    private readonly Random _random = new(seed);

    /// <summary>The next broken file.</summary>
    public string Next()
    {
        var text = originals[_random.Next(originals.Count)];
        for (var edit = _random.Next(1, MostEdits + 1); edit > 0; edit--)
            text = Edit(text);
        return text.Length <= LongestText ? text : text[..LongestText];
    }

    private string Edit(string text)
    {
        var at = _random.Next(text.Length + 1);
        var length = Math.Min(_random.Next(1, 80), text.Length - at);
        return _random.Next(7) switch
        {
            0 or 1 => text.Insert(at, Pieces[_random.Next(Pieces.Length)]),
            2 => text.Remove(at, length),
            3 => text.Insert(_random.Next(text.Length + 1), text.Substring(at, length)),
            4 => text[..at],
            5 => OnLines(text, Swap),
            _ => OnLines(text, lines => lines[_random.Next(lines.Length)] = Pieces[_random.Next(Pieces.Length)]),
        };
    }

    private void Swap(string[] lines)
    {
        var (one, other) = (_random.Next(lines.Length), _random.Next(lines.Length));
        (lines[one], lines[other]) = (lines[other], lines[one]);
    }

    private static string OnLines(string text, Action<string[]> edit)
    {
        var lines = text.Split('\n');
        edit(lines);
        return string.Join('\n', lines);
    }
}
