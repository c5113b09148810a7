namespace HousingTest.Databases.Sqlite;

/// <summary>Takes <c>CREATE INDEX</c> apart: SQLite tells the columns of an index, and neither its expressions nor its condition.</summary>
/// <param name="Terms">The terms as written, without their direction.</param>
/// <param name="Condition">What follows WHERE; null without it.</param>
internal sealed record IndexText(IReadOnlyList<string> Terms, string? Condition)
{
    public static IndexText Parse(string sql)
    {
        var terms = new List<string>();
        var depth = 0;
        var start = 0;
        for (var at = 0; at < sql.Length; at = Next(sql, at))
        {
            switch (sql[at])
            {
                case '(' when depth++ == 0:
                    start = at + 1;
                    break;
                case ',' when depth == 1:
                    terms.Add(WithoutDirection(sql[start..at]));
                    start = at + 1;
                    break;
                case ')' when --depth == 0:
                    terms.Add(WithoutDirection(sql[start..at]));
                    return new IndexText(terms, ConditionIn(sql[(at + 1)..]));
            }
        }

        return new IndexText(terms, Condition: null);
    }

    private static string? ConditionIn(string rest)
    {
        for (var at = 0; at < rest.Length; at = Next(rest, at))
        {
            if (rest.AsSpan(at).StartsWith("WHERE", StringComparison.OrdinalIgnoreCase))
                return rest[(at + "WHERE".Length)..].Trim();
        }

        return null;
    }

    private static string WithoutDirection(string term)
    {
        var text = term.Trim();
        foreach (var direction in (string[])["ASC", "DESC"])
        {
            if (text.Length > direction.Length
                && text.EndsWith(direction, StringComparison.OrdinalIgnoreCase)
                && !IsPartOfName(text[^(direction.Length + 1)]))
                return text[..^direction.Length].TrimEnd();
        }

        return text;
    }

    /// <summary>Where the next character of the statement's own is: past a quoted name, a text or a comment.</summary>
    private static int Next(string sql, int at)
    {
        var rest = sql.AsSpan(at);
        if (rest.StartsWith("--"))
            return Past(sql, "\n", at + 2);
        if (rest.StartsWith("/*"))
            return Past(sql, "*/", at + 2);
        return sql[at] switch
        {
            '\'' or '"' or '`' => Past(sql, sql[at].ToString(), at + 1),
            '[' => Past(sql, "]", at + 1),
            _ => at + 1,
        };
    }

    /// <summary>A doubled quote inside a name ends it and starts another, which comes to the same.</summary>
    private static int Past(string sql, string end, int from)
    {
        var found = sql.IndexOf(end, from, StringComparison.Ordinal);
        return found < 0 ? sql.Length : found + end.Length;
    }

    private static bool IsPartOfName(char character) => char.IsLetterOrDigit(character) || character is '_' or '$';
}
