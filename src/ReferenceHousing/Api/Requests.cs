namespace ReferenceHousing.Api;

/// <summary>The last day of a tenancy.</summary>
public sealed record TenancyEnd(DateOnly EndDate);

/// <summary>The week to debit; without it, the present one.</summary>
public sealed record DebitRunWeek(DateOnly? WeekStarting);

/// <summary>The rent account, RA-000001, that a payment in suspense belongs to.</summary>
public sealed record Allocation(string Account);

/// <summary>An agreement: whole pence, WEEKLY, FORTNIGHTLY or MONTHLY, the day of the first instalment.</summary>
public sealed record AgreementTerms(long InstalmentPence, string Frequency, DateOnly StartsOn);

/// <summary>A pause of the arrears ladder.</summary>
public sealed record Pause(DateOnly Until, string Reason);

/// <summary>An uplift: the first day of a rent year, and 4.8 for 4.8 %.</summary>
public sealed record Uplift(DateOnly EffectiveOn, decimal Percent);

/// <summary>The day from which something holds.</summary>
public sealed record EffectiveDay(DateOnly EffectiveOn);

/// <summary>A charge from a day on: RENT, SERVICE, HEATING, WATER or GARAGE, whole pence a week.</summary>
public sealed record NewCharge(string ChargeType, long WeeklyAmountPence, DateOnly StartDate);

/// <summary>The person, PE-000001, who becomes a joint tenant.</summary>
public sealed record NewJointTenant(string Partner, DateOnly From);

/// <summary>The person, PE-000001, who takes a tenancy over, and the day on which the tenant died.</summary>
public sealed record NewSuccession(string Successor, DateOnly DiedOn);

/// <summary>A refund: whole pence.</summary>
public sealed record RefundRequest(long AmountPence, string Reason);
