namespace ReferenceHousing.Rents;

/// <summary>What an account is charged, week by week, on the basis of a 52-week year.</summary>
public sealed record Charge
{
    public const string Garage = "GARAGE";

    public long AccountId { get; init; }

    /// <summary>RENT, SERVICE, HEATING, WATER or GARAGE.</summary>
    public required string ChargeType { get; init; }

    public long WeeklyAmountPence { get; init; }

    public DateOnly StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    /// <summary>Is it collected in fewer weeks than the year has? Garages are let by the week, and are not.</summary>
    public bool IsSpread => ChargeType != Garage;
}
