using System.Security.Claims;

namespace ReferenceHousing.Access;

/// <summary>Who may change what. Everyone who is signed in may read.</summary>
public static class Roles
{
    public const string HousingOfficer = "HOUSING_OFFICER";
    public const string IncomeOfficer = "INCOME_OFFICER";
    public const string Administrator = "ADMINISTRATOR";

    /// <summary>May start and end tenancies.</summary>
    public const string Tenancies = $"{HousingOfficer},{Administrator}";

    /// <summary>May run debits, import and allocate payments, and make agreements and pauses.</summary>
    public const string Income = $"{IncomeOfficer},{Administrator}";

    /// <summary>Does the user hold one of these roles?</summary>
    /// <param name="user">Who is signed in.</param>
    /// <param name="roles">Separated by commas.</param>
    public static bool Holds(this ClaimsPrincipal user, string roles) => roles.Split(',').Any(user.IsInRole);
}
