using System.Globalization;
using System.Text.RegularExpressions;

namespace HousingTest.Databases.SqlServer;

/// <summary>A batch of a script: what goes to the server at once.</summary>
/// <param name="Line">Line of the script on which it begins.</param>
/// <param name="Text">All of it.</param>
/// <param name="Times">How often it is to be run: <c>GO 5</c>.</param>
internal sealed record Batch(int Line, string Text, int Times)
{
    /// <summary>The line of the script for one that the server counts from the batch's beginning; the server says 0 or 1 where it does not know.</summary>
    public int LineOf(int line)
    {
        if (line > 1)
            return Line + line - 1;
        var first = Text.Split('\n').TakeWhile(string.IsNullOrWhiteSpace).Count();
        return Line + first;
    }
}

/// <summary>
/// Takes a script apart at its lines that say GO, as sqlcmd does: which is no T-SQL, and which a comment or a text over several lines may contain.
/// </summary>
internal static partial class BatchReader
{
    /// <summary>The batches in order, without those that hold nothing but space.</summary>
    public static IEnumerable<Batch> Read(string sql)
    {
        var (begin, line, at) = (0, 1, 0);
        var beginLine = 1;
        while (at < sql.Length)
        {
            if (IsLineStart(sql, at) && Separator().Match(sql, at) is { Success: true } go)
            {
                if (Of(sql[begin..at], beginLine, go.Groups["times"].Value) is { } batch)
                    yield return batch;
                at = go.Index + go.Length;
                line++;
                (begin, beginLine) = (at, line);
                continue;
            }

            var next = Next(sql, at);
            line += sql.AsSpan(at, next - at).Count('\n');
            at = next;
        }

        if (Of(sql[begin..], beginLine, "") is { } last)
            yield return last;
    }

    private static Batch? Of(string text, int line, string times)
    {
        text = text.TrimStart('\uFEFF');
        return string.IsNullOrWhiteSpace(text) ? null : new Batch(line, text, times.Length == 0 ? 1 : int.Parse(times, CultureInfo.InvariantCulture));
    }

    private static bool IsLineStart(string sql, int at) => at == 0 || sql[at - 1] is '\n' || (at == 1 && sql[0] is '\uFEFF');

    /// <summary>Past a text, a quoted name, a comment or one character.</summary>
    private static int Next(string sql, int at)
    {
        var rest = sql.AsSpan(at);
        if (rest.StartsWith("--"))
            return rest.IndexOf('\n') is var end and >= 0 ? at + end : sql.Length;
        if (rest.StartsWith("/*"))
            return PastComment(sql, at);
        return sql[at] switch
        {
            '\'' => PastQuote(sql, at, '\''),
            '"' => PastQuote(sql, at, '"'),
            '[' => PastQuote(sql, at, ']'),
            _ => at + 1,
        };
    }

    /// <summary>A doubled one inside stands for itself.</summary>
    private static int PastQuote(string sql, int at, char close)
    {
        for (at++; at < sql.Length; at++)
        {
            if (sql[at] != close)
                continue;
            if (at + 1 == sql.Length || sql[at + 1] != close)
                return at + 1;
            at++;
        }

        return sql.Length;
    }

    /// <summary>Comments lie inside each other here.</summary>
    private static int PastComment(string sql, int at)
    {
        var depth = 0;
        for (; at < sql.Length; at++)
        {
            var rest = sql.AsSpan(at);
            if (rest.StartsWith("/*"))
                (depth, at) = (depth + 1, at + 1);
            else if (rest.StartsWith("*/") && --depth == 0)
                return at + 2;
            else if (rest.StartsWith("*/"))
                at++;
        }

        return sql.Length;
    }

    [GeneratedRegex(@"\G[ \t]*GO(?:[ \t]+(?<times>[0-9]{1,9}))?[ \t]*(?:--[^\n]*)?;?[ \t]*\r?(?:\n|\z)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();
}
