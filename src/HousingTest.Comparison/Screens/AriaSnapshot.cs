using System.Globalization;
using System.Text;

namespace HousingTest.Comparison;

/// <summary>
/// Reads Playwright's ARIA snapshots: <c>- role "name" [attribute]: text</c>, children two spaces further in.
/// A line that is none of that is kept as text, so that nothing on a screen goes unseen.
/// </summary>
internal static class AriaSnapshot
{
    /// <summary>The nodes at the top, in order.</summary>
    public static IReadOnlyList<AriaNode> Parse(string snapshot)
    {
        var roots = new List<AriaNode>();
        var open = new Stack<(int Indent, AriaNode Node)>();
        foreach (var line in snapshot.ReplaceLineEndings("\n").Split('\n'))
        {
            var trimmed = line.TrimStart(' ');
            if (trimmed.Length == 0)
                continue;
            var indent = line.Length - trimmed.Length;
            while (open.TryPeek(out var parent) && parent.Indent >= indent)
                open.Pop();
            var node = trimmed.StartsWith("- ", StringComparison.Ordinal) ? Entry(trimmed[2..]) : new AriaNode("text", null, "", trimmed, []);
            (open.TryPeek(out var above) ? above.Node.Children : roots).Add(node);
            open.Push((indent, node));
        }

        return roots;
    }

    // A key, quoted as YAML where it holds a colon or the like, and what follows it.
    private static AriaNode Entry(string entry)
    {
        if (entry[0] is '\'' or '"')
        {
            var key = Quoted(entry, 0, out var end);
            var rest = entry[end..];
            return rest.Length > 0 && rest[0] == ':' ? Node(key, rest[1..]) : Node(key, null);
        }

        var inName = false;
        for (var at = 0; at < entry.Length; at++)
        {
            if (entry[at] == '\\' && inName)
                at++;
            else if (entry[at] == '"')
                inName = !inName;
            else if (entry[at] == ':' && !inName && (at + 1 == entry.Length || entry[at + 1] == ' '))
                return Node(entry[..at], entry[(at + 1)..]);
        }

        return Node(entry, null);
    }

    private static AriaNode Node(string key, string? value)
    {
        var text = value?.Trim() switch
        {
            null or "" => null,
            var quoted when quoted[0] is '\'' or '"' => Quoted(quoted, 0, out _),
            var plain => plain,
        };
        var roleEnd = key.IndexOf(' ', StringComparison.Ordinal);
        var role = roleEnd < 0 ? key : key[..roleEnd];
        if (role.Length == 0)
            return new AriaNode("text", null, "", key + text, []);
        var rest = roleEnd < 0 ? "" : key[roleEnd..].TrimStart();
        string? name = null;
        if (rest.StartsWith('"'))
        {
            name = Quoted(rest, 0, out var end);
            rest = rest[end..];
        }

        // [ref=e12] and [cursor=pointer] serve tools that drive the page; [active] is where the focus happens to be.
        var state = rest.Split(']', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part.StartsWith('[') && part is not "[active" && !part.StartsWith("[ref=", StringComparison.Ordinal) && !part.StartsWith("[cursor=", StringComparison.Ordinal))
            .Select(part => part[1..])
            .Order(StringComparer.Ordinal);
        return new AriaNode(role, name, string.Join(", ", state), text, []);
    }

    // A quoted text from its opening quote on; end is the index after the closing one.
    private static string Quoted(string text, int start, out int end)
    {
        var quote = text[start];
        var content = new StringBuilder();
        for (end = start + 1; end < text.Length; end++)
        {
            var letter = text[end];
            if (letter == quote)
            {
                if (quote == '\'' && end + 1 < text.Length && text[end + 1] == '\'')
                {
                    content.Append('\'');
                    end++;
                    continue;
                }

                end++;
                return content.ToString();
            }

            if (letter == '\\' && quote == '"' && end + 1 < text.Length)
                content.Append(Escaped(text, ref end));
            else
                content.Append(letter);
        }

        return content.ToString();
    }

    private static char Escaped(string text, ref int at)
    {
        at++;
        var digits = text[at] switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits > 0 && at + digits < text.Length
            && ushort.TryParse(text.AsSpan(at + 1, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            at += digits;
            return (char)code;
        }

        return text[at] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' => '\b', 'f' => '\f', var other => other };
    }
}
