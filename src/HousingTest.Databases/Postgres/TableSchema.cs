using System.Text.RegularExpressions;

namespace HousingTest.Databases.Postgres;

/// <summary>A table that holds rows, as the journal, the loader and the fingerprint need to know it. Of a partitioned table, each partition is one.</summary>
/// <param name="Schema">Schema that it lies in.</param>
/// <param name="Table">Its name there.</param>
/// <param name="Root">The table that people know: of a partition the one that it is a part of, else itself.</param>
/// <param name="QuotedRoot">The same as SQL says it.</param>
/// <param name="Columns">Columns in their order.</param>
/// <param name="Key">Columns that tell one row from all others; empty when none do.</param>
/// <param name="DeclaredKeys">What its rows refer to, and what rows that are written from now on are to refer to.</param>
internal sealed record TableSchema(
    string Schema, string Table, string Root, string QuotedRoot, IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<ColumnSchema> Key, IReadOnlyList<ForeignKey> DeclaredKeys)
{
    /// <summary>What all of its rows refer to: the server vouches for it.</summary>
    public IReadOnlyList<ForeignKey> ForeignKeys { get; } = [.. DeclaredKeys.Where(key => key.Validated)];

    /// <summary>As people say it: without the schema that everybody uses.</summary>
    public string Name { get; } = NameOf(Schema, Table);

    /// <summary>As SQL says it.</summary>
    public string Quoted { get; } = Sql.Quote(Schema, Table);

    /// <summary>Columns that hold what was written to them.</summary>
    public IReadOnlyList<ColumnSchema> Written { get; } = [.. Columns.Where(column => !column.Generated)];

    /// <summary>The tables that its rows refer to, as SQL says them.</summary>
    public IEnumerable<string> Parents => ForeignKeys.Select(key => key.Quoted);

    /// <summary>Where rows of the table that people know are found and written: a part of a whole is written to by way of it, and what only inherits from a table is none of it.</summary>
    public string Rows { get; } = string.Equals(NameOf(Schema, Table), Root, StringComparison.Ordinal) ? $"ONLY {QuotedRoot}" : QuotedRoot;

    public static string NameOf(string schema, string table) => string.Equals(schema, "public", StringComparison.Ordinal) ? table : $"{schema}.{table}";

    public ColumnSchema? Find(string column) =>
        Columns.FirstOrDefault(known => string.Equals(known.Name, column, StringComparison.Ordinal))
        ?? Columns.FirstOrDefault(known => string.Equals(known.Name, column, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type as declared, with its schema where it needs one.</param>
/// <param name="PrimaryKey">True when it belongs to the primary key.</param>
/// <param name="Generated">True when the database computes it.</param>
/// <param name="Counted">True when it is an identity column whose numbers can be given in an insert alone, and only when that is asked for.</param>
/// <param name="BuiltIn">True when the server itself has the type: a journal that used one of the system's would keep the system from dropping it.</param>
/// <param name="Equal">True when the type knows when two values are equal; JSON and XML do not.</param>
/// <param name="Collation">Collation as SQL says it; null for the usual one.</param>
internal sealed partial record ColumnSchema(string Name, string Type, bool PrimaryKey, bool Generated, bool Counted, bool BuiltIn, bool Equal, string? Collation)
{
    public string Quoted { get; } = Sql.Quote(Name);

    /// <summary>The type without its length or precision: a longer value is not to be cut until it equals something.</summary>
    public string UnboundedType => Bounds().Replace(Type, "");

    /// <summary>The type that the journal keeps it in.</summary>
    public string KeptType => BuiltIn ? Type : "text";

    /// <summary>A value of the column for the journal.</summary>
    public string Keep(string value) => BuiltIn ? value : $"{value}::text";

    /// <summary>A value of the journal for the column.</summary>
    public string Give(string kept) => BuiltIn ? kept : $"{kept}::{Type}";

    [GeneratedRegex(@"\([0-9, ]*\)", RegexOptions.None, 1000)]
    private static partial Regex Bounds();
}

/// <summary>A foreign key: columns and what they refer to, in the same order.</summary>
/// <param name="Parent">Table referred to, as people say it.</param>
/// <param name="Quoted">The same as SQL says it.</param>
/// <param name="Columns">Columns that refer.</param>
/// <param name="ParentColumns">Columns referred to.</param>
/// <param name="Validated">False when the server was told not to look at the rows that were there.</param>
internal sealed record ForeignKey(string Parent, string Quoted, IReadOnlyList<string> Columns, IReadOnlyList<string> ParentColumns, bool Validated)
{
    /// <summary>A condition on the row <paramref name="child"/>: it refers to something that is not there.</summary>
    public string Broken(string child)
    {
        var own = Columns.Select(column => $"{child}.{Sql.Quote(column)}").ToList();
        var match = ParentColumns.Select((column, i) => $"parent.{Sql.Quote(column)} = {own[i]}");
        return $"{Sql.And(own.Select(column => $"{column} IS NOT NULL"))} AND NOT EXISTS (SELECT 1 FROM {Quoted} AS parent WHERE {Sql.And(match)})";
    }
}
