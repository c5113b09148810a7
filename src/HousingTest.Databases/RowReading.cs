namespace HousingTest.Databases;

/// <summary>What is read of every row of a table, as the rows come.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Columns">What is read, in the order in which it is given.</param>
public sealed record RowReading(string Table, IReadOnlyList<ReadColumn> Columns);

/// <summary>A column of the table, or of a row that it refers to.</summary>
/// <param name="Via">References to follow, the table's own first; empty for a column of the table.</param>
/// <param name="Column">Column name, in the table that the last reference leads to.</param>
public sealed record ReadColumn(IReadOnlyList<ReadStep> Via, string Column);

/// <summary>A reference to follow. Where it leads nowhere, what is read there is null.</summary>
/// <param name="Column">Column that holds the key of another row.</param>
/// <param name="Table">The other row's table.</param>
/// <param name="Key">Column of that table which the key is in; no two of its rows may have the same.</param>
public sealed record ReadStep(string Column, string Table, string Key);
