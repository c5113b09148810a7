namespace ReferenceHousing.Rents;

/// <summary>What an account is charged, week by week.</summary>
public sealed record Charge
{
    public const string Rent = "RENT";
    public const string Garage = "GARAGE";

    public static readonly IReadOnlyList<string> Types = [Rent, "SERVICE", "HEATING", "WATER", Garage];

    public long Id { get; init; }

    public long AccountId { get; init; }

    /// <summary>One of <see cref="Types"/>.</summary>
    public required string ChargeType { get; init; }

    public long WeeklyAmountPence { get; init; }

    /// <summary>How many times a usual year owes the weekly amount: 52, or 48 where a former landlord counted so.</summary>
    public int ChargedWeeks { get; init; } = RentYear.UsualWeeks;

    public DateOnly StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    /// <summary>Is it collected in fewer weeks than the year has? Garages are let by the week, and are not.</summary>
    public bool IsSpread => ChargeType != Garage;
}
