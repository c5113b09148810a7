namespace HousingTest.Databases.SqlServer;

/// <summary>A table, as the journal, the loader and the fingerprint need to know it.</summary>
/// <param name="Id">The server's number of it.</param>
/// <param name="Schema">Schema that it lies in.</param>
/// <param name="Table">Its name there.</param>
/// <param name="Columns">Columns in their order.</param>
/// <param name="Key">Columns that tell one row from all others; empty when none do.</param>
/// <param name="ForeignKeys">What its rows refer to.</param>
/// <param name="Oddity">Why no trigger can journal it, whatever its columns; null for a table like any other.</param>
internal sealed record TableSchema(
    int Id, string Schema, string Table, IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<ColumnSchema> Key, IReadOnlyList<ForeignKey> ForeignKeys, string? Oddity)
{
    /// <summary>As people say it: without the schema that everybody uses.</summary>
    public string Name { get; } = NameOf(Schema, Table);

    /// <summary>As SQL says it.</summary>
    public string Quoted { get; } = Sql.Quote(Schema, Table);

    /// <summary>Columns that hold what was written to them.</summary>
    public IReadOnlyList<ColumnSchema> Written { get; } = [.. Columns.Where(column => !column.Generated)];

    /// <summary>The tables that its rows refer to, as SQL says them.</summary>
    public IEnumerable<string> Parents => ForeignKeys.Select(key => key.Quoted);

    /// <summary>True when a column counts by itself, so that its numbers can only be written when that is asked for.</summary>
    public bool Counts => Columns.Any(column => column.Identity);

    /// <summary>Runs an insert with the numbers that a counting column has. A session may ask for that on one table at a time, so it is taken back also where the insert is refused.</summary>
    public string Numbered(string insert) => Counts
        ? $"SET IDENTITY_INSERT {Quoted} ON; BEGIN TRY {insert}; SET IDENTITY_INSERT {Quoted} OFF; END TRY BEGIN CATCH SET IDENTITY_INSERT {Quoted} OFF; THROW; END CATCH"
        : insert;

    public static string NameOf(string schema, string table) => string.Equals(schema, "dbo", StringComparison.OrdinalIgnoreCase) ? table : $"{schema}.{table}";

    public ColumnSchema? Find(string column) =>
        Columns.FirstOrDefault(known => string.Equals(known.Name, column, StringComparison.Ordinal))
        ?? Columns.FirstOrDefault(known => string.Equals(known.Name, column, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A foreign key: columns and what they refer to, in the same order.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parent">Table referred to, as people say it.</param>
/// <param name="Quoted">The same as SQL says it.</param>
/// <param name="Columns">Columns that refer.</param>
/// <param name="ParentColumns">Columns referred to.</param>
/// <param name="Trusted">True when the server vouches for every row; false when it was told not to look at those that were there.</param>
/// <param name="Enabled">True when it is in force.</param>
internal sealed record ForeignKey(
    string Name, string Parent, string Quoted, IReadOnlyList<string> Columns, IReadOnlyList<string> ParentColumns, bool Trusted, bool Enabled)
{
    /// <summary>A condition on the row <paramref name="child"/>: it refers to something that is not there.</summary>
    public string Broken(string child)
    {
        var own = Columns.Select(column => $"{child}.{Sql.Quote(column)}").ToList();
        var match = ParentColumns.Select((column, i) => $"parent.{Sql.Quote(column)} = {own[i]}");
        return $"{Sql.And(own.Select(column => $"{column} IS NOT NULL"))} AND NOT EXISTS (SELECT 1 FROM {Quoted} AS parent WHERE {Sql.And(match)})";
    }
}
