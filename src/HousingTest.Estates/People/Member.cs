namespace HousingTest.Estates.People;

/// <summary>Someone in a household, before a name is given.</summary>
/// <param name="Number">1 for the tenant, then upwards.</param>
/// <param name="Role">tenant, joint tenant, occupant.</param>
/// <param name="BornDaysBefore">Days between birth and the day on which the household is looked at.</param>
/// <param name="SharesName">Has the tenant's last name.</param>
internal readonly record struct Member(int Number, string Role, int BornDaysBefore, bool SharesName)
{
    /// <summary>Does this person answer for the rent?</summary>
    public bool IsResponsible => Role is not "occupant";
}
