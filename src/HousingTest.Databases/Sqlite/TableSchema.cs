using HousingTest.Model;

namespace HousingTest.Databases.Sqlite;

/// <summary>A table as the journal, the loader and the fingerprint need to know it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="WithoutRowid">True when its rows lie under the primary key and have no number.</param>
/// <param name="Shadow">True when a virtual table (full-text search) keeps its content here.</param>
/// <param name="Columns">Columns in their order.</param>
/// <param name="Key">What tells one row from all others: the row's number, or the primary key of a table WITHOUT ROWID. Empty when nothing can be named.</param>
/// <param name="UniqueKeys">What else no two rows may share: what <c>INSERT OR REPLACE</c> removes rows for.</param>
/// <param name="ForeignKeys">What its rows refer to.</param>
internal sealed record TableSchema(
    string Name, bool WithoutRowid, bool Shadow, IReadOnlyList<ColumnSchema> Columns, IReadOnlyList<KeyPart> Key,
    IReadOnlyList<UniqueKey> UniqueKeys, IReadOnlyList<ForeignKey> ForeignKeys)
{
    /// <summary>Columns that hold what was written to them.</summary>
    public IReadOnlyList<ColumnSchema> Written { get; } = [.. Columns.Where(column => !column.Generated)];

    /// <summary>True when a row's number is none of its columns, and has to be written beside them.</summary>
    public bool HiddenKey => !WithoutRowid && !Key.Any(part => Columns.Any(column => string.Equals(Sql.Quote(column.Name), part.Name, StringComparison.Ordinal)));

    /// <summary>The columns of the declared primary key.</summary>
    public IReadOnlyList<ColumnSchema> PrimaryKey { get; } = [.. Columns.Where(column => column.Key)];

    /// <summary>The value that an expression over the table's columns has for NEW.</summary>
    public string OfNew(string expression) => $"(SELECT {expression} FROM (SELECT {Sql.List(Columns.Select(column => $"NEW.{Sql.Quote(column.Name)} AS {Sql.Quote(column.Name)}"))}))";

    /// <summary>The written columns that a statement's row has from a place on.</summary>
    public IReadOnlyDictionary<string, Value> ReadRow(Statement statement, int from)
    {
        var row = new Dictionary<string, Value>(Written.Count, StringComparer.Ordinal);
        for (var i = 0; i < Written.Count; i++)
            row.Add(Written[i].Name, statement.Read(from + i));
        return row;
    }

    /// <summary>A row that stands in the way of a change.</summary>
    public ClashingRow Clashing(IReadOnlyDictionary<string, Value> row) => new(Name, PrimaryKey.ToDictionary(column => column.Name, column => row[column.Name], StringComparer.Ordinal), row);

    public ColumnSchema? Find(string column) =>
        Columns.FirstOrDefault(candidate => string.Equals(candidate.Name, column, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type as declared.</param>
/// <param name="Key">True when it belongs to the declared primary key.</param>
/// <param name="Generated">True when the database computes it.</param>
internal sealed record ColumnSchema(string Name, string Type, bool Key, bool Generated);

/// <summary>A part of a table's key: a quoted column or the name of the row's number, and the collation that tells its values apart.</summary>
internal sealed record KeyPart(string Name, string Collation);

/// <summary>A unique index.</summary>
/// <param name="Terms">What it indexes.</param>
/// <param name="Condition">The rows that it covers, as an expression over the table's columns; null for all.</param>
internal sealed record UniqueKey(IReadOnlyList<UniqueTerm> Terms, string? Condition)
{
    /// <summary>A condition on a row of the table: it has the values that NEW is to have, and so is in its way. Whether NEW is covered is not looked at.</summary>
    public string Matches(TableSchema schema)
    {
        var table = Sql.Quote(schema.Name);
        var terms = Terms.Select(term => term.Column is { } column
            ? $"{table}.{Sql.Quote(column)} COLLATE {Sql.Quote(term.Collation)} = NEW.{Sql.Quote(column)}"
            : $"({term.Expression}) = {schema.OfNew(term.Expression!)}");
        return string.Join(" AND ", Condition is null ? terms : terms.Append($"({Condition})"));
    }

    /// <summary>The columns, or the text of an expression.</summary>
    public IReadOnlyList<string> Fields => [.. Terms.Select(term => term.Column ?? term.Expression!)];
}

/// <summary>A term of a unique index.</summary>
/// <param name="Column">The column; null for an expression.</param>
/// <param name="Expression">The expression, with its collation; null for a column.</param>
/// <param name="Collation">Collation of a column.</param>
internal sealed record UniqueTerm(string? Column, string? Expression, string Collation);

/// <summary>A foreign key: columns and what they refer to, in the same order.</summary>
internal sealed record ForeignKey(string Parent, IReadOnlyList<string> Columns, IReadOnlyList<string> ParentColumns);
