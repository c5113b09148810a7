namespace HousingTest.Bench.Figures;

/// <summary>One thing that was measured.</summary>
/// <param name="Of">On what: <c>town: 10,000 tenancies, 938,461 rows, 106 MB</c>.</param>
/// <param name="What">What was done: <c>rewind 100 rows</c>.</param>
/// <param name="Milliseconds">How long it took.</param>
/// <param name="Ratio">How it compares, as the section says; null for what others are compared with.</param>
/// <param name="PerSecond">Rows or scenarios a second; null where that says nothing.</param>
/// <param name="Megabytes">The most memory that it took; null where it was not looked at.</param>
public sealed record Figure(string Of, string What, Spread Milliseconds, double? Ratio = null, double? PerSecond = null, double? Megabytes = null);
