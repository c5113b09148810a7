using System.Collections.Frozen;
using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Estates;

/// <summary>
/// The figures that a recipe may aim for and the values that hold where it names none. Shares are 0 to 1, money is pounds a week.
/// Published figures and their sources stand beside each in <c>fixtures/estates/small.yaml</c>.
/// </summary>
public static class EstateAims
{
    /// <summary>With more, the keys of people would reach those of scenario tenancies, which begin at a million.</summary>
    private const int MostTenancies = 250_000;

    /// <summary>Aim by name, for a recipe that leaves it out. Also the whole list of names that a recipe may use.</summary>
    public static IReadOnlyDictionary<string, decimal> Usual { get; } = new Dictionary<string, decimal>(StringComparer.Ordinal)
    {
        ["share of homes that are flats"] = 0.396m,
        ["share of homes that are houses"] = 0.290m,
        ["share of homes that are bungalows"] = 0.285m,
        ["share of homes that are studios"] = 0.029m,
        ["lowest weekly rent, 1 bedroom"] = 45.57m,
        ["highest weekly rent, 1 bedroom"] = 97.28m,
        ["lowest weekly rent, 2 bedrooms"] = 56.25m,
        ["highest weekly rent, 2 bedrooms"] = 106.93m,
        ["lowest weekly rent, 3 bedrooms"] = 61.09m,
        ["highest weekly rent, 3 bedrooms"] = 118.92m,
        ["share of one-person households"] = 0.43m,
        ["share of households with dependent children"] = 0.31m,
        ["share of lone-parent households"] = 0.22m,
        ["mean age of tenants"] = 54m,
        ["share of couples with a joint tenancy"] = 0.75m,
        ["share of tenants with a phone"] = 0.85m,
        ["share of tenants with an e-mail address"] = 0.65m,
        ["share of rents paid in full by benefit"] = 0.36m,
        ["share of rents paid in part by benefit"] = 0.25m,
        ["arrears as a share of the year's rent"] = 0.0256m,
        ["share of accounts at text message"] = 0.03m,
        ["share of accounts at letter 1"] = 0.06m,
        ["share of accounts at letter 2"] = 0.08m,
        ["share of accounts at notice"] = 0.06m,
        ["share of accounts at court warning"] = 0.025m,
        ["share of accounts at court"] = 0.015m,
        ["share of accounts with a kept agreement"] = 0.05m,
        ["share of accounts with a service charge"] = 0.40m,
        ["share of accounts with a heating charge"] = 0.08m,
        ["share of accounts with a water charge"] = 0.12m,
        ["share of tenancies that are garages"] = 0.04m,
        ["share of tenancies that are leaseholds"] = 0.04m,
        ["share of tenancies that are non-secure"] = 0.03m,
        ["share of tenancies that are temporary"] = 0.03m,
        ["share of tenancies that are demoted"] = 0.01m,
        ["former tenancies for each live one"] = 0.05m,
        ["repairs of a home in a year"] = 4.0m,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Problems of a recipe: names that are not aims, shares outside 0 to 1, sizes that make no estate. Empty when it can be made.</summary>
    public static IReadOnlyList<Problem> Check(EstateRecipe recipe)
    {
        var problems = new List<Problem>();
        if (recipe.Tenancies is < 1 or > MostTenancies)
            Add("HT-EST-001", $"An estate of {recipe.Tenancies} tenancies cannot be made", "", $"Set 'tenancies' to a number from 1 to {MostTenancies}");
        if (recipe.Weeks is < 0 or > 520)
            Add("HT-EST-002", $"{recipe.Weeks} weeks of transactions cannot be made", "", "Set 'weeks' to a number from 0 to 520");
        if (recipe.AsOf.Year is < 2010 or > 2090)
            Add("HT-EST-003", $"An estate cannot stand in the year {recipe.AsOf.Year}", "", "Set 'as of' to a day from 2010 to 2090");
        foreach (var (name, aim) in recipe.Aims.OrderBy(aim => aim.Key, StringComparer.Ordinal))
        {
            if (!Usual.ContainsKey(name))
                Add("HT-EST-004", $"'{name}' is not an aim", "", $"Use one of: {string.Join("; ", Usual.Keys.Order(StringComparer.Ordinal))}");
            else if (aim < 0 || (aim > 1 && (name.StartsWith("share ", StringComparison.Ordinal) || name.Contains("for each", StringComparison.Ordinal))))
                Add("HT-EST-005", $"The aim '{name}' is out of range", $"It is {aim.ToString(CultureInfo.InvariantCulture)}", "Give a share from 0 to 1");
        }

        return problems;

        void Add(string id, string what, string why, string remedy) => problems.Add(new Problem(id, what, recipe.File, why, remedy));
    }
}
