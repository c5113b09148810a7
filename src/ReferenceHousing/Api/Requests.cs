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
