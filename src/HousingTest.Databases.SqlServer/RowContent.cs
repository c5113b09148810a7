namespace HousingTest.Databases.SqlServer;

/// <summary>An expression for all that a row holds, as sixteen bytes that differ when rows do.</summary>
internal static class RowContent
{
    // A sum of too many parts lies too deep for the server to plan.
    private const int PartsAtOnce = 40;

    /// <summary>The digest of a row whose columns are named by <paramref name="name"/>.</summary>
    public static string Digest(IReadOnlyList<ColumnSchema> columns, Func<ColumnSchema, string> name) =>
        $"CONVERT(binary(16), HASHBYTES('MD5', {Text([.. columns.Select(column => Part(column, name(column)))])}))";

    /// <summary>The length goes in front of what has one, so that nothing can run over into its neighbour.</summary>
    private static string Part(ColumnSchema column, string value)
    {
        var content = column.Content(value);
        return column.BaseType is "char" or "varchar" or "nchar" or "nvarchar" or "text" or "ntext" or "xml" or "sql_variant"
            ? $"CASE WHEN {value} IS NULL THEN N'-' ELSE CONVERT(nvarchar(20), DATALENGTH({content})) + N':' + {content} END"
            : $"ISNULL({content}, N'-')";
    }

    private static string Text(IReadOnlyList<string> parts) => parts.Count <= PartsAtOnce
        ? Sum(parts)
        : Sum([.. parts.Chunk(PartsAtOnce).Select(some => $"({Sum(some)})")]);

    /// <summary>The empty text in front makes all of it one of any length.</summary>
    private static string Sum(IEnumerable<string> parts) => "CONVERT(nvarchar(max), N'')" + string.Concat(parts.Select(part => $" + {part} + N'|'"));
}
