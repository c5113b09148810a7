using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Databases.SqlServer;

/// <summary>Reads a database's catalogue and counts its rows, and reads no row's content.</summary>
internal static partial class CatalogueReader
{
    private const string Unique =
        $"""
        SELECT i.object_id, i.index_id, c.name
        FROM sys.indexes AS i JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
            JOIN sys.tables AS t ON t.object_id = i.object_id JOIN sys.schemas AS s ON s.schema_id = t.schema_id
        WHERE i.is_unique = 1 AND i.is_primary_key = 0 AND i.has_filter = 0 AND ic.is_included_column = 0 AND {Sql.OfTheSystem} ORDER BY i.object_id, i.index_id, ic.key_ordinal
        """;

    private const string Primary =
        """
        SELECT i.object_id, c.name FROM sys.indexes AS i JOIN sys.index_columns AS ic ON ic.object_id = i.object_id AND ic.index_id = i.index_id
            JOIN sys.columns AS c ON c.object_id = ic.object_id AND c.column_id = ic.column_id
        WHERE i.is_primary_key = 1 ORDER BY i.object_id, ic.key_ordinal
        """;

    private const string Defaults = "SELECT parent_object_id, parent_column_id FROM sys.default_constraints";

    private const string Checks =
        "SELECT k.parent_object_id, k.definition FROM sys.check_constraints AS k WHERE k.is_disabled = 0";

    private const string Numbers =
        "SELECT c.object_id, c.name, c.column_id FROM sys.columns AS c JOIN sys.tables AS t ON t.object_id = c.object_id";

    /// <summary>The catalogue of a database that a system may be writing meanwhile: all of one moment.</summary>
    public static Task<Catalogue> ReadAsync(Session session, CancellationToken cancellationToken) =>
        session.ReadAsync(() => ReadAsync(session.Connection, cancellationToken), cancellationToken);

    /// <summary>The same within a transaction that the caller began.</summary>
    public static async Task<Catalogue> ReadAsync(Connection connection, CancellationToken cancellationToken)
    {
        var tables = await SchemaReader.ReadAsync(connection, cancellationToken);
        var unique = (await RowsAsync(Unique)).ToLookup(row => row[0]!, StringComparer.Ordinal);
        var primary = (await RowsAsync(Primary)).ToLookup(row => row[0]!, row => row[1]!, StringComparer.Ordinal);
        var defaults = (await RowsAsync(Defaults)).Select(row => (row[0]!, row[1]!)).ToHashSet();
        var numbers = (await RowsAsync(Numbers)).ToDictionary(row => (row[0]!, row[1]!), row => row[2]!);
        var checks = (await RowsAsync(Checks)).ToLookup(row => row[0]!, row => row[1]!, StringComparer.Ordinal);
        var found = new List<CatalogueTable>();
        foreach (var table in tables)
        {
            var id = Sql.Number(table.Id);
            var count = await connection.NumberAsync($"SELECT COUNT_BIG(*) FROM {table.Quoted}", cancellationToken);
            var words = Words(checks[id]);
            found.Add(new CatalogueTable(
                table.Name, count,
                [.. table.Columns.Select(column => new CatalogueColumn(
                    column.Name, column.Type, column is { Nullable: false, Identity: false, Generated: false } && !defaults.Contains((id, numbers[(id, column.Name)])), column.Generated,
                    words.GetValueOrDefault(column.Name, [])))],
                [.. primary[id]],
                [.. unique[id].GroupBy(row => row[1]!, StringComparer.Ordinal).Select(parts => (IReadOnlyList<string>)[.. parts.Select(part => part[2]!)])],
                [.. table.ForeignKeys.Select(key => new CatalogueReference(key.Columns, key.Parent, key.ParentColumns))]));
        }

        return new Catalogue([.. found.OrderBy(table => table.Name, StringComparer.Ordinal)]);

        Task<IReadOnlyList<IReadOnlyList<string?>>> RowsAsync(string sql) => connection.RowsAsync(sql, cancellationToken);
    }

    /// <summary>The server makes of CHECK (kind IN ('A', 'B')) the same as of (kind = 'B' OR kind = 'A'), last word first; one that says more than that is passed over.</summary>
    internal static IReadOnlyDictionary<string, IReadOnlyList<string>> Words(IEnumerable<string> checks)
    {
        var words = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var check in checks)
        {
            if (Bare(check) is not { } text)
                continue;
            var parts = Either().Split(text).Select(part => Equality().Match(Bare(part) ?? "")).ToList();
            if (!parts.TrueForAll(part => part.Success) || parts.Select(part => part.Groups["column"].Value).Distinct(StringComparer.Ordinal).Count() != 1)
                continue;
            words[parts[0].Groups["column"].Value.Trim('[', ']').Replace("]]", "]", StringComparison.Ordinal)] =
                [.. parts.AsEnumerable().Reverse().Select(part => part.Groups["word"].Value.Replace("''", "'", StringComparison.Ordinal))];
        }

        return words;
    }

    /// <summary>Without the brackets around it; null for none.</summary>
    private static string? Bare(string text)
    {
        text = text.Trim();
        while (text.StartsWith('(') && text.EndsWith(')') && IsOne(text))
            text = text[1..^1].Trim();
        return text.Length == 0 ? null : text;
    }

    private static bool IsOne(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\'')
                i = text.IndexOf('\'', i + 1) is var end and >= 0 ? end : text.Length;
            else if (text[i] is '(')
                depth++;
            else if (text[i] is ')' && --depth == 0)
                return i == text.Length - 1;
        }

        return false;
    }

    [GeneratedRegex(@" OR (?=\(*\[)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Either();

    [GeneratedRegex(@"^(?<column>\[(\]\]|[^\]])+\])=(N?'(?<word>([^']|'')*)'|\((?<word>-?[0-9]+)\))$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Equality();
}
