namespace HousingTest.Databases.Postgres;

/// <summary>
/// Takes a script apart into statements, as psql does: a semicolon inside a text, a quoted name, a dollar-quoted body, a comment, brackets or a function's BEGIN ATOMIC ends nothing.
/// </summary>
internal static class StatementReader
{
    /// <summary>The statements in order, without comments before them, each with the line on which it begins.</summary>
    public static IEnumerable<(int Line, string Text)> Read(string sql)
    {
        var at = 0;
        while ((at = SkipBlank(sql, at)) < sql.Length)
        {
            var end = EndOf(sql, at);
            yield return (1 + sql.AsSpan(0, at).Count('\n'), sql[at..end].TrimEnd());
            at = end + 1;
        }
    }

    private static int SkipBlank(string sql, int at)
    {
        while (at < sql.Length && (char.IsWhiteSpace(sql[at]) || sql[at] is ';' or '\uFEFF' || IsComment(sql, at)))
            at = Next(sql, at);
        return at;
    }

    /// <summary>Where the semicolon is that ends the statement; the end of the script for the last.</summary>
    private static int EndOf(string sql, int at)
    {
        var brackets = 0;
        var bodies = 0;
        var word = "";
        while (at < sql.Length)
        {
            switch (sql[at])
            {
                case ';' when brackets == 0 && bodies == 0:
                    return at;
                case '(':
                    brackets++;
                    break;
                case ')':
                    brackets--;
                    break;
            }

            var next = Next(sql, at);
            if (IsWordStart(sql[at]) && next > at && !IsQuote(sql, at))
            {
                var found = sql[at..next].ToUpperInvariant();
                if ((found is "ATOMIC" && word is "BEGIN") || (bodies > 0 && found is "CASE"))
                    bodies++;
                else if (bodies > 0 && found is "END")
                    bodies--;
                word = found;
            }

            at = next;
        }

        return at;
    }

    /// <summary>Past a word, a text, a quoted name, a dollar-quoted body, a comment or one character.</summary>
    private static int Next(string sql, int at)
    {
        var rest = sql.AsSpan(at);
        if (rest.StartsWith("--"))
            return rest.IndexOf('\n') is var end and >= 0 ? at + end : sql.Length;
        if (rest.StartsWith("/*"))
            return PastComment(sql, at);
        if (sql[at] is '\'')
            return PastQuote(sql, at, '\'', escapes: false);
        if (sql[at] is '"')
            return PastQuote(sql, at, '"', escapes: false);
        if (sql[at] is 'E' or 'e' && rest.Length > 1 && rest[1] is '\'')
            return PastQuote(sql, at + 1, '\'', escapes: true);
        if (sql[at] is '$')
            return PastDollars(sql, at);
        if (!IsWordStart(sql[at]))
            return at + 1;
        while (at < sql.Length && (IsWordStart(sql[at]) || char.IsDigit(sql[at]) || sql[at] is '$'))
            at++;
        return at;
    }

    /// <summary>A doubled quote inside ends it and starts another, which comes to the same.</summary>
    private static int PastQuote(string sql, int at, char quote, bool escapes)
    {
        for (at++; at < sql.Length; at++)
        {
            if (escapes && sql[at] is '\\')
                at++;
            else if (sql[at] == quote)
                return at + 1;
        }

        return sql.Length;
    }

    private static int PastDollars(string sql, int at)
    {
        var close = at + 1;
        while (close < sql.Length && (IsWordStart(sql[close]) || (close > at + 1 && char.IsDigit(sql[close]))))
            close++;
        if (close >= sql.Length || sql[close] is not '$')
            return at + 1;
        var tag = sql[at..(close + 1)];
        var end = sql.IndexOf(tag, close + 1, StringComparison.Ordinal);
        return end < 0 ? sql.Length : end + tag.Length;
    }

    /// <summary>Comments lie inside each other here, other than in most languages.</summary>
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

    private static bool IsComment(string sql, int at) => sql.AsSpan(at).StartsWith("--") || sql.AsSpan(at).StartsWith("/*");

    private static bool IsQuote(string sql, int at) => sql[at] is 'E' or 'e' && at + 1 < sql.Length && sql[at + 1] is '\'';

    private static bool IsWordStart(char character) => char.IsLetter(character) || character is '_';
}
