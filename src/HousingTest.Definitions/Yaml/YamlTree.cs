using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace HousingTest.Definitions.Yaml;

/// <summary>
/// Text → nodes, from the parser's events and not through its object model, which stops at the first duplicate key and follows aliases.
/// Anchors, aliases and tags are refused: no definition needs them, and a few aliases of aliases would fill the memory.
/// </summary>
internal sealed class YamlTree
{
    /// <summary>Deeper than any definition nests; keeps a hostile file from exhausting the stack.</summary>
    private const int DeepestLevel = 24;

    private readonly Scanner scanner;
    private readonly Parser parser;
    private readonly Findings findings;

    private YamlTree(string text, Findings findings)
    {
        scanner = new Scanner(new StringReader(text), skipComments: true);
        parser = new Parser(scanner);
        this.findings = findings;
    }

    /// <summary>The file's one document, or null when it is empty or cannot be parsed; what is wrong is noted in <paramref name="findings"/>.</summary>
    public static YamlNode? Read(string text, Findings findings)
    {
        try
        {
            return new YamlTree(text, findings).Document();
        }
        catch (YamlException broken)
        {
            findings.Syntax((int)broken.Start.Line, (int)broken.Start.Column, broken.Message);
            return null;
        }
    }

    private YamlNode? Document()
    {
        Advance();
        Advance();
        if (parser.Current is not DocumentStart)
        {
            findings.Empty();
            return null;
        }

        Advance();
        var document = Node(level: 1);
        Advance();
        if (parser.Current is DocumentStart second)
            findings.SecondDocument((int)second.Start.Line);
        return document;
    }

    /// <summary>Reads the node at the current event and leaves the parser on the event after it.</summary>
    private YamlNode? Node(int level)
    {
        var start = parser.Current!;
        var line = (int)start.Start.Line;
        if (level > DeepestLevel)
            throw findings.TooDeep(line, DeepestLevel);
        var refused = start is AnchorAlias or NodeEvent { Anchor.IsEmpty: false } or NodeEvent { Tag.IsEmpty: false };
        if (refused)
            findings.AnchorOrTag(line);
        YamlNode? read = start switch
        {
            Scalar scalar => Take(new YamlScalar(scalar.Value, scalar.Style is ScalarStyle.Plain, line)),
            SequenceStart => Sequence(line, level),
            MappingStart => Mapping(line, level),
            _ => Take(null),
        };
        return refused ? null : read;
    }

    private YamlNode? Take(YamlScalar? scalar)
    {
        Advance();
        return scalar;
    }

    private YamlSequence Sequence(int line, int level)
    {
        var items = new List<YamlNode?>();
        Advance();
        while (parser.Current is not SequenceEnd)
            items.Add(Node(level + 1));
        Advance();
        return new YamlSequence(items, line);
    }

    private YamlMapping Mapping(int line, int level)
    {
        var pairs = new List<YamlPair>();
        var lines = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        Advance();
        while (parser.Current is not MappingEnd)
        {
            var keyLine = (int)parser.Current!.Start.Line;
            var key = Node(level + 1);
            var value = Node(level + 1);
            if (key is not YamlScalar { Content: var name })
                findings.KeyIsNoText(keyLine);
            else if (!lines.TryAdd(name, keyLine))
                findings.DuplicateKey(name, keyLine, lines[name]);
            else
                pairs.Add(new YamlPair(name, value, keyLine));
        }

        Advance();
        return new YamlMapping(pairs, line);
    }

    private void Advance()
    {
        try
        {
            parser.MoveNext();
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            // The scanner is not proof against every broken text; what it trips over is the text's fault all the same.
            throw new YamlException(
                scanner.CurrentPosition, scanner.CurrentPosition, "something before this place is not closed or not indented as it must be", fault);
        }
    }
}
