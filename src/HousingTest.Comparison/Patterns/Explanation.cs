namespace HousingTest.Comparison;

/// <summary>Why something differs: because these other differences do.</summary>
internal sealed record Explanation(Source Source, IReadOnlyList<Difference> Causes);

/// <summary>Amounts of one kind: column <paramref name="Field"/> of the rows of a table that refer through one column.</summary>
internal sealed record Source(string Table, string Via, string Field)
{
    /// <summary>Of a text that says what a row holds.</summary>
    public static Source Told { get; } = new("", "", "");
}
