using System.Security.Claims;

namespace ReferenceHousing.Access;

/// <summary>Who may change what. Everyone who is signed in may read.</summary>
public static class Roles
{
    public const string HousingOfficer = "HOUSING_OFFICER";
    public const string IncomeOfficer = "INCOME_OFFICER";
    public const string Administrator = "ADMINISTRATOR";

    public const string Operative = "OPERATIVE";
    public const string Contractor = "CONTRACTOR";

    /// <summary>May start and end tenancies.</summary>
    public const string Tenancies = $"{HousingOfficer},{Administrator}";

    /// <summary>May run debits, import and allocate payments, and make agreements and pauses.</summary>
    public const string Income = $"{IncomeOfficer},{Administrator}";

    /// <summary>May report repairs, book appointments and record what was done about a hazard.</summary>
    public const string Repairs = $"{HousingOfficer},{Administrator}";

    /// <summary>May start and complete jobs, and ask for variations.</summary>
    public const string Jobs = $"{Operative},{Administrator}";

    /// <summary>May send what became of orders by file.</summary>
    public const string ContractorFiles = $"{Contractor},{Administrator}";

    /// <summary>Does the user hold one of these roles?</summary>
    /// <param name="user">Who is signed in.</param>
    /// <param name="roles">Separated by commas.</param>
    public static bool Holds(this ClaimsPrincipal user, string roles) => roles.Split(',').Any(user.IsInRole);
}
