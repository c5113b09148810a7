using ReferenceHousing.Arrears;
using ReferenceHousing.Rents;
using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Api;

/// <summary>A tenancy; the household only where one tenancy was asked for.</summary>
public sealed record TenancyJson(
    string Reference, string Tenant, string Property, string Address, string TenancyType, DateOnly StartDate, DateOnly? EndDate,
    string? Account, IReadOnlyList<HouseholdMember>? Household)
{
    public static TenancyJson Of(Tenancy tenancy, IReadOnlyList<HouseholdMember>? household = null) =>
        new(tenancy.Reference, tenancy.Tenant, tenancy.PropertyReference, tenancy.Address, tenancy.TenancyType, tenancy.StartDate,
            tenancy.LastDay, tenancy.AccountReference, household);
}

/// <summary>A charge of a rent account.</summary>
public sealed record ChargeJson(string ChargeType, long WeeklyAmountPence, DateOnly StartDate, DateOnly? EndDate);

/// <summary>A rent account with its charges and where it stands on the arrears ladder.</summary>
public sealed record AccountJson(
    string Reference, string PaymentReference, string Tenancy, IReadOnlyList<string> Tenants, string Address, long BalancePence,
    IEnumerable<ChargeJson> Charges, ArrearsJson Arrears)
{
    public static AccountJson Of(RentAccount account, IReadOnlyList<string> tenants, IEnumerable<Charge> charges, ArrearsCase arrears) =>
        new(account.Reference, account.PaymentReference, account.TenancyReference, tenants, account.Address, account.BalancePence,
            charges.Select(c => new ChargeJson(c.ChargeType, c.WeeklyAmountPence, c.StartDate, new Period(c.StartDate, c.EndDate).To)),
            ArrearsJson.Of(arrears));
}

/// <summary>An entry of a rent account.</summary>
public sealed record TransactionJson(
    DateOnly TransactionDate, string TransactionType, DateOnly? WeekStarting, string Narrative, long AmountPence)
{
    public static TransactionJson Of(RentTransaction entry) =>
        new(entry.TransactionDate, entry.TransactionType, entry.WeekStartsOn, entry.Narrative, entry.AmountPence);
}

/// <summary>Where an account stands on the arrears ladder.</summary>
public sealed record ArrearsJson(
    string Stage, DateOnly? StageOn, DateOnly? PausedUntil, string? PauseReason, IEnumerable<AgreementJson> Agreements,
    IReadOnlyList<ArrearsAction> Actions, IReadOnlyList<Notice> Notices)
{
    public static ArrearsJson Of(ArrearsCase arrears) =>
        new(arrears.Stage, arrears.StageOn, arrears.PausedUntil, arrears.PauseReason,
            arrears.Agreements.Select(a => new AgreementJson(a.InstalmentPence, a.Frequency, a.StartsOn, a.State)),
            arrears.Actions, arrears.Notices);
}

/// <summary>An agreement to pay by instalments.</summary>
public sealed record AgreementJson(long InstalmentPence, string Frequency, DateOnly StartsOn, string State);
