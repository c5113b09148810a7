namespace HousingTest.Model;

/// <summary>What a database tells of itself: its tables and how many rows each has, and nothing of what is in them. Without the harness's own tables.</summary>
/// <param name="Tables">Tables in ordinal order.</param>
public sealed record Catalogue(IReadOnlyList<CatalogueTable> Tables)
{
    /// <summary>A table by its name as written; null when there is none.</summary>
    public CatalogueTable? Find(string name) => Tables.FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.Ordinal));
}

/// <summary>A table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rows">How many rows it has.</param>
/// <param name="Columns">Columns in the table's order.</param>
/// <param name="Key">Columns of the primary key, in its order; empty without one.</param>
/// <param name="Unique">Columns that no two rows may share, without the primary key, conditions and expressions.</param>
/// <param name="References">Foreign keys.</param>
public sealed record CatalogueTable(
    string Name, long Rows, IReadOnlyList<CatalogueColumn> Columns, IReadOnlyList<string> Key, IReadOnlyList<IReadOnlyList<string>> Unique,
    IReadOnlyList<CatalogueReference> References)
{
    /// <summary>A column by its name as written; null when there is none.</summary>
    public CatalogueColumn? Find(string name) => Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.Ordinal));

    /// <summary>The foreign key of one column alone; null when it has none.</summary>
    public CatalogueReference? ReferenceOf(string column) =>
        References.FirstOrDefault(reference => reference.Columns is [var only] && string.Equals(only, column, StringComparison.Ordinal));
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Type as declared; may be empty.</param>
/// <param name="Required">True when whoever adds a row must give it a value: it is not null, has no default, and the database does not make it.</param>
/// <param name="Generated">True when the database computes it.</param>
/// <param name="Words">The only texts or numbers that the database allows in it; empty when it allows anything, or does not say so plainly.</param>
public sealed record CatalogueColumn(string Name, string Type, bool Required, bool Generated, IReadOnlyList<string> Words);

/// <summary>A foreign key: columns, and what they refer to, in the same order.</summary>
/// <param name="Columns">Columns that refer.</param>
/// <param name="Table">Table referred to.</param>
/// <param name="To">Its columns.</param>
public sealed record CatalogueReference(IReadOnlyList<string> Columns, string Table, IReadOnlyList<string> To);
