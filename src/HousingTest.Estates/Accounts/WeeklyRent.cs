namespace HousingTest.Estates.Accounts;

/// <summary>A weekly rent.</summary>
/// <param name="Pence">Each of the weeks.</param>
/// <param name="Weeks">How many of them a usual year owes: 52, or 48 in homes taken over from a landlord who counted so.</param>
internal sealed record WeeklyRent(long Pence, int Weeks)
{
    /// <summary>The weeks of most years.</summary>
    public const int UsualWeeks = 52;
}
