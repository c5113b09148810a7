using HousingTest.Estates.Homes;

namespace HousingTest.Estates.Accounts;

/// <summary>How the rent of an account is paid.</summary>
/// <param name="Benefit">Share that benefit pays, 0 to 1.</param>
/// <param name="ByUniversalCredit">By Universal Credit, else by Housing Benefit.</param>
/// <param name="Frequency">weekly, fortnightly, monthly: what the tenant pays.</param>
/// <param name="DayOfWeek">Days after Monday, for what is paid by the week.</param>
/// <param name="DayOfMonth">1 to 28, for what is paid by the month.</param>
/// <param name="ClaimDay">1 to 28, the day on which Universal Credit pays.</param>
/// <param name="Narrative">What a statement says of the tenant's payments.</param>
internal sealed record PaymentHabit(
    decimal Benefit, bool ByUniversalCredit, string Frequency, int DayOfWeek, int DayOfMonth, int ClaimDay, string Narrative)
{
    /// <summary>The habit of a tenancy.</summary>
    public static PaymentHabit Of(Letting letting, EstateSetting setting)
    {
        var full = setting.Aim("share of rents paid in full by benefit");
        var partial = setting.Aim("share of rents paid in part by benefit");
        var stream = setting.Stream("payment", letting.Key, "habit");
        var place = setting.Spread("benefit", letting.Key);
        var part = stream.Between(40, 85) / 100m;
        var benefit = !letting.IsRentedHome ? 0 : place < full ? 1 : place < full + partial ? part : 0;
        var how = setting.Spread("payment frequency", letting.Key);
        var byUniversalCredit = stream.Chance(0.6m);
        var (frequency, narrative) = how switch
        {
            < 0.12m => ("weekly", "Cash at PayPoint"),
            < 0.30m => ("weekly", "Standing order"),
            < 0.45m => ("fortnightly", "Card payment"),
            < 0.55m => ("fortnightly", "Standing order"),
            _ => ("monthly", "Direct Debit"),
        };
        return new PaymentHabit(benefit, byUniversalCredit, frequency, 1 + stream.Below(4), 1 + stream.Below(28), 1 + stream.Below(28), narrative);
    }

    /// <summary>Does the tenant pay nothing?</summary>
    public bool IsAllBenefit => Benefit == 1;
}
