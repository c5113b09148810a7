namespace ReferenceHousing.Rents;

/// <summary>A change of the weeks that rents are charged over.</summary>
public sealed record WeeksConversion
{
    public long Id { get; init; }

    public DateOnly EffectiveOn { get; init; }

    public int FromWeeks { get; init; }

    public int ToWeeks { get; init; }

    public required string RunAt { get; init; }

    /// <summary>Charges that were converted.</summary>
    public int Charges { get; init; }

    /// <summary>Homes whose target rent was converted.</summary>
    public int TargetRents { get; init; }

    /// <summary>The weekly amount that comes to the same in a year, to the penny: £108.33 over 48 weeks is £100.00 over 52.</summary>
    public static long Convert(long weeklyPence, int fromWeeks, int toWeeks) => Money.RoundToPenny(weeklyPence * (decimal)fromWeeks / toWeeks);
}
