namespace HousingTest.Bench;

/// <summary>Ways of having a database as it was, measured on one estate.</summary>
/// <param name="Estate">Name of its recipe.</param>
/// <param name="Rows">Rows that the database holds.</param>
/// <param name="Bytes">Size of its file.</param>
/// <param name="Rewind">Rewind after <see cref="RewindBench.Changes"/> changed rows.</param>
/// <param name="Copy">Copying the database file back.</param>
/// <param name="Reload">Emptying every table and loading the estate again.</param>
public sealed record RewindFigures(string Estate, long Rows, long Bytes, Spread Rewind, Spread Copy, Spread Reload);
