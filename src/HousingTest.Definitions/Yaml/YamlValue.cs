using System.Globalization;

namespace HousingTest.Definitions.Yaml;

/// <summary>
/// One value of a file, to be read as what it should be. What cannot be read so is noted, and a stand-in of the type is returned,
/// so that the rest of the file is looked at too; <see cref="Findings.ThrowIfAny"/> sees to it that no stand-in is ever used.
/// </summary>
/// <param name="name">What the file calls it, for problems.</param>
/// <param name="node">Null for a value that is missing or unreadable, which was noted before.</param>
/// <param name="line">Where it stands.</param>
/// <param name="findings">Where problems go.</param>
internal sealed class YamlValue(string name, YamlNode? node, int line, Findings findings)
{
    /// <summary>Where it stands.</summary>
    public int Line => node?.Line ?? line;

    /// <summary>True when it is a list.</summary>
    public bool IsList => node is YamlSequence;

    /// <summary>True when it has keys.</summary>
    public bool IsMap => node is YamlMapping;

    /// <summary>Where other code notes what it finds wrong with this value.</summary>
    public Findings Findings => findings;

    /// <summary>A text that is not empty.</summary>
    public string Text()
    {
        var text = AnyText();
        if (node is YamlScalar { IsNothing: false } && string.IsNullOrWhiteSpace(text))
            findings.NoValue(name, Line);
        return text;
    }

    /// <summary>A text, which in quotes may be empty.</summary>
    public string AnyText()
    {
        switch (node)
        {
            case null:
                return "";
            case YamlScalar { IsNothing: true }:
                findings.NoValue(name, Line);
                return "";
            case YamlScalar scalar:
                return scalar.Content;
            default:
                findings.WrongShape(name, Line, "a text", Shape(node));
                return "";
        }
    }

    /// <summary>A whole number in a range.</summary>
    public long Number(long least, long most) => Scalar(
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number : (long?)null);

    /// <summary>A decimal number, written with a point.</summary>
    public decimal Decimal() => Scalar(
        "a number such as 0.43",
        text => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number : (decimal?)null);

    /// <summary>A day, <c>2026-04-06</c>.</summary>
    public DateOnly Date() => Scalar(
        "a date such as 2026-04-06",
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : (DateOnly?)null);

    /// <summary>An instant with its offset, <c>2026-04-06T08:00:00Z</c>.</summary>
    public DateTimeOffset Instant() => Scalar(
        "an instant such as 2026-04-06T08:00:00Z",
        text => DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var instant)
            && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > 10) ? instant : (DateTimeOffset?)null);

    /// <summary>A span of time, <c>30 s</c>, <c>500 ms</c> or <c>2 min</c>; longer than nothing and at most a day.</summary>
    public TimeSpan Duration() => Scalar("a duration such as 30 s, 500 ms or 2 min", text => text.Split(' ') switch
    {
        [var count, "ms"] => Span(count, TimeSpan.FromMilliseconds(1)),
        [var count, "s"] => Span(count, TimeSpan.FromSeconds(1)),
        [var count, "min"] => Span(count, TimeSpan.FromMinutes(1)),
        _ => null,
    });

    /// <summary>An amount of memory, <c>2 GB</c> or <c>500 MB</c>, in bytes; at least one megabyte.</summary>
    public long Bytes() => Scalar("an amount of memory such as 2 GB or 500 MB", text => text.Split(' ') switch
    {
        [var count, "MB"] => Megabytes(count, 1),
        [var count, "GB"] => Megabytes(count, 1 << 10),
        _ => null,
    });

    private static long? Megabytes(string count, long each) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number * each << 20 : null;

    /// <summary>A number of days, <c>90 days</c>; at least one.</summary>
    public int Days() => Scalar("a number of days such as 90 days", text => text.Split(' ') switch
    {
        [var count, "day" or "days"] when int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days > 0 => days,
        _ => (int?)null,
    });

    /// <summary>One of a few words, case ignored.</summary>
    public T Word<T>(IReadOnlyDictionary<string, T> meanings)
    {
        var word = Text();
        if (meanings.TryGetValue(word, out var meaning))
            return meaning;
        if (word.Length > 0)
            findings.UnknownWord(name, Line, word, [.. meanings.Keys]);
        return meanings.Values.First();
    }

    /// <summary>A list, each item read in the same way.</summary>
    public IReadOnlyList<T> List<T>(Func<YamlValue, T> read)
    {
        if (node is YamlSequence sequence)
            return [.. sequence.Items.Select((item, index) => read(new YamlValue($"{name} {index + 1}", item, item?.Line ?? Line, findings)))];
        Mismatch("a list");
        return [];
    }

    /// <summary>Names of the file's own choice, each with a value read in the same way; found again whatever their case.</summary>
    public IReadOnlyDictionary<string, T> Named<T>(Func<string, YamlValue, T> read)
    {
        var named = new Dictionary<string, T>(StringComparer.OrdinalIgnoreCase);
        if (node is not YamlMapping mapping)
            Mismatch("keys and values");
        else
        {
            foreach (var pair in mapping.Pairs)
                named.Add(pair.Key, read(pair.Key, new YamlValue(pair.Key, pair.Value, pair.Line, findings)));
        }

        return named;
    }

    /// <summary>Keys that the reader knows; others, and those that it misses, are noted when it has read.</summary>
    /// <param name="owner">What has the keys, as a sentence begins with it: <c>An environment</c>.</param>
    /// <param name="read">Reads them.</param>
    public T Map<T>(string owner, Func<YamlMap, T> read)
    {
        if (node is not YamlMapping mapping)
        {
            Mismatch("keys and values");
            // The reader still has to make its record; what it would note of keys that were never there is noise.
            return read(new YamlMap(owner, new YamlMapping([], Line), new Findings(findings.File)));
        }

        var map = new YamlMap(owner, mapping, findings);
        var made = read(map);
        map.Close();
        return made;
    }

    private T Scalar<T>(string wanted, Func<string, T?> parse) where T : struct
    {
        var text = Text();
        if (text.Length == 0)
            return default;
        if (parse(text) is { } value)
            return value;
        findings.WrongValue(name, Line, wanted, text);
        return default;
    }

    private void Mismatch(string wanted)
    {
        if (node is YamlScalar { IsNothing: true })
            findings.NoValue(name, Line);
        else if (node is not null)
            findings.WrongShape(name, Line, wanted, Shape(node));
    }

    private static string Shape(YamlNode node) => node switch
    {
        YamlSequence => "a list",
        YamlMapping => "keys and values",
        _ => "a text",
    };

    private static TimeSpan? Span(string count, TimeSpan unit) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && unit * number <= TimeSpan.FromDays(1)
            ? unit * number : null;
}
