namespace HousingTest.Bench.Figures;

/// <summary>What a figure is to come to.</summary>
/// <param name="What">A short sentence: <c>100 rows back, on county</c>.</param>
/// <param name="Value">What it came to.</param>
/// <param name="Limit">What it is to come to.</param>
/// <param name="AtMost">True when less is better.</param>
/// <param name="Unit"><c>ms</c>, <c>times</c>, <c>%</c>, <c>s</c>, <c>MB</c>.</param>
public sealed record Aim(string What, double Value, double Limit, bool AtMost, string Unit)
{
    /// <summary>Was it reached?</summary>
    public bool Met => AtMost ? Value <= Limit : Value >= Limit;
}
