namespace HousingTest.Model;

/// <summary><c>schema.json</c>: the tables of a test copy when its mark was set, without the harness's own.</summary>
/// <param name="Tables">Tables by name, in ordinal order.</param>
public sealed record SchemaShape(IReadOnlyList<TableShape> Tables);

/// <summary>A table.</summary>
/// <param name="Name">Table name.</param>
/// <param name="Columns">Columns in the table's order.</param>
public sealed record TableShape(string Name, IReadOnlyList<ColumnShape> Columns);

/// <summary>A column.</summary>
/// <param name="Name">Column name.</param>
/// <param name="Type">Type as declared.</param>
/// <param name="Key">True when it belongs to the primary key.</param>
public sealed record ColumnShape(string Name, string Type, bool Key);
