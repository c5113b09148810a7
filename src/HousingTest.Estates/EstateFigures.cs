using HousingTest.Estates.Figures;

namespace HousingTest.Estates;

/// <summary>Measures how far an estate is from its recipe's aims: from its rows alone, as anyone could who has only the database.</summary>
public static class EstateFigures
{
    /// <summary>Every aim with what was made of it, by name.</summary>
    public static IReadOnlyList<EstateFigure> Measure(Estate estate)
    {
        var measured = new EstateMeasured(estate.Recipe.AsOf);
        foreach (var row in estate.Rows())
            measured.Read(row);
        var made = Homes(measured).Concat(Households(measured)).Concat(Rents(measured)).Concat(Arrears(measured)).Concat(Repairs(measured, estate.Recipe.Weeks))
            .ToDictionary(figure => figure.Name, figure => figure.Made, StringComparer.Ordinal);
        return [.. EstateAims.Usual.OrderBy(aim => aim.Key, StringComparer.Ordinal)
            .Select(aim => new EstateFigure(aim.Key, estate.Recipe.Aims.GetValueOrDefault(aim.Key, aim.Value), decimal.Round(made[aim.Key], 4)))];
    }

    private static IEnumerable<(string Name, decimal Made)> Homes(EstateMeasured measured)
    {
        var live = measured.Tenancies.Where(tenancy => tenancy.IsLive).ToList();
        var dwellings = live.Where(tenancy => tenancy.Property.Type is not "garage").ToList();
        foreach (var type in (string[])["flat", "house", "bungalow", "studio"])
            yield return ($"share of homes that are {type}s", Share(dwellings, tenancy => Same(tenancy.Property.Type, type)));
        foreach (var (type, words) in ((string, string)[])[("garage", "garages"), ("leasehold", "leaseholds")])
            yield return ($"share of tenancies that are {words}", Share(live, tenancy => Same(tenancy.Type, type)));
        foreach (var type in (string[])["non-secure", "temporary", "demoted"])
            yield return ($"share of tenancies that are {type}", Share(live, tenancy => Same(tenancy.Type, type)));
        yield return ("former tenancies for each live one", Part(measured.Tenancies.Count - live.Count, live.Count));
    }

    private static IEnumerable<(string Name, decimal Made)> Households(EstateMeasured measured)
    {
        var homes = measured.Tenancies.Where(tenancy => tenancy.IsLive && tenancy.IsRentedHome).ToList();
        var couples = homes.Where(tenancy => tenancy.Adults > 1).ToList();
        var people = measured.Responsible;
        yield return ("share of one-person households", Share(homes, tenancy => tenancy.People == 1));
        yield return ("share of households with dependent children", Share(homes, tenancy => tenancy.Children > 0));
        yield return ("share of lone-parent households", Share(homes, tenancy => tenancy.Children > 0 && tenancy.Adults == 1));
        yield return ("share of couples with a joint tenancy", Share(couples, tenancy => tenancy.HasJointTenant));
        yield return ("mean age of tenants", Part(people.Years, people.Tenants));
        yield return ("share of tenants with a phone", Part(people.Phones, people.Count));
        yield return ("share of tenants with an e-mail address", Part(people.Emails, people.Count));
    }

    private static IEnumerable<(string Name, decimal Made)> Rents(EstateMeasured measured)
    {
        var live = measured.Accounts.Where(account => account.Tenancy.IsLive).ToList();
        foreach (var (bedrooms, size) in ((int, string)[])[(1, "1 bedroom"), (2, "2 bedrooms"), (3, "3 bedrooms")])
        {
            var rents = live.Where(account => account.Tenancy.Property.Bedrooms == bedrooms)
                .Select(account => account.Charges.GetValueOrDefault("rent")).Where(rent => rent > 0).DefaultIfEmpty().ToList();
            yield return ($"lowest weekly rent, {size}", rents.Min() / 100m);
            yield return ($"highest weekly rent, {size}", rents.Max() / 100m);
        }

        foreach (var charge in (string[])["service", "heating", "water"])
            yield return ($"share of accounts with a {charge} charge", Share(live, account => account.Charges.ContainsKey(charge)));
        var paying = live.Where(account => account.Tenancy.IsRentedHome && account.Paid > 0).ToList();
        yield return ("share of rents paid in full by benefit", Share(paying, account => account.IsPaidByBenefit));
        yield return ("share of rents paid in part by benefit", Share(paying, account => account.PaidByBenefit > 0 && !account.IsPaidByBenefit));
    }

    private static IEnumerable<(string Name, decimal Made)> Arrears(EstateMeasured measured)
    {
        var live = measured.Accounts.Where(account => account.Tenancy.IsLive).ToList();
        yield return ("arrears as a share of the year's rent",
            Part(live.Sum(account => Math.Max(0, account.Balance)), live.Sum(account => account.Charges.Values.Sum()) * 52m));
        foreach (var stage in (string[])["text message", "letter 1", "letter 2", "notice", "court warning", "court"])
            yield return ($"share of accounts at {stage}", Share(live, account => Same(account.Stage, stage)));
        yield return ("share of accounts with a kept agreement", Share(live, account => account.HasAgreement));
    }

    private static IEnumerable<(string Name, decimal Made)> Repairs(EstateMeasured measured, int weeks)
    {
        var homes = measured.Tenancies.Count(tenancy => tenancy.IsLive && tenancy.IsRentedHome);
        yield return ("repairs of a home in a year", Part(measured.WorksOrders * 52m, homes * weeks));
    }

    private static decimal Share<T>(IReadOnlyCollection<T> all, Func<T, bool> isSo) => Part(all.Count(isSo), all.Count);

    private static decimal Part(decimal part, decimal whole) => whole == 0 ? 0 : part / whole;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);
}
