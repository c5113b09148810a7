namespace ReferenceHousing.Rents;

/// <summary>The uplift of all rents for one rent year.</summary>
public sealed record AnnualUplift
{
    public long Id { get; init; }

    /// <summary>The first day of a rent year.</summary>
    public DateOnly EffectiveOn { get; init; }

    /// <summary>480 is 4.8 %.</summary>
    public int PercentHundredths { get; init; }

    public required string RunAt { get; init; }

    /// <summary>Rents that were raised.</summary>
    public int Charges { get; init; }

    /// <summary>The weekly rents before, together.</summary>
    public long OldTotalPence { get; init; }

    /// <summary>The weekly rents after, each rounded for itself, together.</summary>
    public long NewTotalPence { get; init; }

    /// <summary>A weekly rent after an uplift: half a penny goes up.</summary>
    public static long Raise(long weeklyPence, int percentHundredths) =>
        Money.RoundToPenny(weeklyPence * (10_000 + percentHundredths) / 10_000m);
}
