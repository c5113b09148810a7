using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Estates;

/// <summary>Measures how far an estate is from its recipe's aims: from its rows alone, as anyone could who has only the database.</summary>
public sealed class EstateFigures
{
    private readonly DateOnly asOf;
    private readonly Dictionary<long, (string Type, long Bedrooms)> properties = [];
    private readonly Dictionary<long, DateOnly> births = [];
    private readonly Dictionary<long, TenancyMeasured> tenancies = [];
    private readonly Dictionary<long, AccountMeasured> accounts = [];
    private readonly Tally responsible = new();
    private readonly HashSet<long> withPhone = [];
    private readonly HashSet<long> withEmail = [];

    private EstateFigures(DateOnly asOf) => this.asOf = asOf;

    /// <summary>Every aim of the recipe with what was made of it, in the order of <see cref="EstateAims.Usual"/>'s names.</summary>
    public static IReadOnlyList<EstateFigure> Measure(Estate estate)
    {
        var figures = new EstateFigures(estate.Recipe.AsOf);
        foreach (var row in estate.Rows())
            figures.Read(row);
        var made = figures.Made().ToDictionary(figure => figure.Name, figure => figure.Made, StringComparer.Ordinal);
        return [.. EstateAims.Usual.OrderBy(aim => aim.Key, StringComparer.Ordinal)
            .Select(aim => new EstateFigure(aim.Key, estate.Recipe.Aims.GetValueOrDefault(aim.Key, aim.Value), decimal.Round(made[aim.Key], 4)))];
    }

    private void Read(EstateRow row)
    {
        switch (row.Table.Entity)
        {
            case "property":
                properties[Number(row, "key")] = (Text(row, "property type"), Number(row, "bedrooms"));
                break;
            case "person":
                births[Number(row, "key")] = Day(row, "date of birth");
                if (row["phone"] is Value.Text)
                    withPhone.Add(Number(row, "key"));
                if (row["email"] is Value.Text)
                    withEmail.Add(Number(row, "key"));
                break;
            case "tenancy":
                var ended = row["end"] is Value.Text && Day(row, "end").Year != 1900;
                tenancies[Number(row, "key")] = new TenancyMeasured(properties[Number(row, "property")], Text(row, "tenancy type"), !ended);
                break;
            case "household member":
                ReadMember(row);
                break;
            case "rent account":
                accounts[Number(row, "key")] = new AccountMeasured(tenancies[Number(row, "tenancy")]) { Balance = Number(row, "balance") };
                break;
            case "charge":
                accounts[Number(row, "rent account")].Charges[Text(row, "charge type")] = Number(row, "weekly amount");
                break;
            case "rent transaction":
                ReadTransaction(row);
                break;
            case "arrears case":
                accounts[Number(row, "rent account")].Stage = Text(row, "stage");
                break;
            case "agreement":
                accounts[Number(row, "rent account")].HasAgreement |= Text(row, "state") is "active";
                break;
        }
    }

    private void ReadMember(EstateRow row)
    {
        var tenancy = tenancies[Number(row, "tenancy")];
        var person = Number(row, "person");
        var age = (asOf.DayNumber - births[person].DayNumber) / 365.25m;
        tenancy.People++;
        tenancy.Children += age < 18 ? 1 : 0;
        tenancy.HasJointTenant |= Text(row, "role") is "joint tenant";
        if (!tenancy.IsLive || Number(row, "responsible") == 0)
            return;
        responsible.Count++;
        responsible.Phones += withPhone.Contains(person) ? 1 : 0;
        responsible.Emails += withEmail.Contains(person) ? 1 : 0;
        if (Text(row, "role") is "tenant" && tenancy.IsRentedHome)
        {
            responsible.Tenants++;
            responsible.Years += age;
        }
    }

    private void ReadTransaction(EstateRow row)
    {
        var account = accounts[Number(row, "rent account")];
        var isBenefit = Text(row, "narrative") is "Housing Benefit" or "Universal Credit";
        if (Text(row, "transaction type") is "payment" && Text(row, "narrative") is not "Rent in advance")
        {
            account.Paid -= Number(row, "amount");
            account.PaidByBenefit -= isBenefit ? Number(row, "amount") : 0;
        }
    }

    private IEnumerable<(string Name, decimal Made)> Made()
    {
        var live = tenancies.Values.Where(tenancy => tenancy.IsLive).ToList();
        var dwellings = live.Where(tenancy => tenancy.Property.Type is not "garage").ToList();
        var homes = live.Where(tenancy => tenancy.IsRentedHome).ToList();
        var liveAccounts = accounts.Values.Where(account => account.Tenancy.IsLive).ToList();
        foreach (var type in (string[])["flat", "house", "bungalow", "studio"])
            yield return ($"share of homes that are {type}s", Share(dwellings, tenancy => string.Equals(tenancy.Property.Type, type, StringComparison.Ordinal)));
        foreach (var (bedrooms, size) in ((int, string)[])[(1, "1 bedroom"), (2, "2 bedrooms"), (3, "3 bedrooms")])
        {
            var rents = liveAccounts.Where(account => account.Tenancy.Property.Bedrooms == bedrooms)
                .Select(account => account.Charges.GetValueOrDefault("rent")).Where(rent => rent > 0).DefaultIfEmpty().ToList();
            yield return ($"lowest weekly rent, {size}", rents.Min() / 100m);
            yield return ($"highest weekly rent, {size}", rents.Max() / 100m);
        }

        yield return ("share of one-person households", Share(homes, tenancy => tenancy.People == 1));
        yield return ("share of households with dependent children", Share(homes, tenancy => tenancy.Children > 0));
        yield return ("share of lone-parent households", Share(homes, tenancy => tenancy.Children > 0 && tenancy.People - tenancy.Children == 1));
        yield return ("share of couples with a joint tenancy", Share(homes.Where(tenancy => tenancy.People - tenancy.Children > 1).ToList(), tenancy => tenancy.HasJointTenant));
        yield return ("mean age of tenants", responsible.Tenants == 0 ? 0 : responsible.Years / responsible.Tenants);
        yield return ("share of tenants with a phone", responsible.Count == 0 ? 0 : (decimal)responsible.Phones / responsible.Count);
        yield return ("share of tenants with an e-mail address", responsible.Count == 0 ? 0 : (decimal)responsible.Emails / responsible.Count);

        var paying = liveAccounts.Where(account => account.Tenancy.IsRentedHome && account.Paid > 0).ToList();
        // Instalments of an agreement come on top of a rent that benefit pays in full.
        yield return ("share of rents paid in full by benefit", Share(paying, account => account.PaidByBenefit >= account.Paid * 0.87m));
        yield return ("share of rents paid in part by benefit", Share(paying, account => account.PaidByBenefit > 0 && account.PaidByBenefit < account.Paid * 0.87m));
        var yearsRent = liveAccounts.Sum(account => account.Charges.Values.Sum()) * 52m;
        yield return ("arrears as a share of the year's rent", yearsRent == 0 ? 0 : liveAccounts.Sum(account => Math.Max(0, account.Balance)) / yearsRent);
        foreach (var stage in (string[])["text message", "letter 1", "letter 2", "notice", "court warning", "court"])
            yield return ($"share of accounts at {stage}", Share(liveAccounts, account => string.Equals(account.Stage, stage, StringComparison.Ordinal)));
        yield return ("share of accounts with a kept agreement", Share(liveAccounts, account => account.HasAgreement));
        foreach (var charge in (string[])["service", "heating", "water"])
            yield return ($"share of accounts with a {charge} charge", Share(liveAccounts, account => account.Charges.ContainsKey(charge)));
        foreach (var (type, words) in ((string, string)[])[("garage", "garages"), ("leasehold", "leaseholds"), ("non-secure", "non-secure"), ("temporary", "temporary"), ("demoted", "demoted")])
            yield return ($"share of tenancies that are {words}", Share(live, tenancy => string.Equals(tenancy.Type, type, StringComparison.Ordinal)));
        yield return ("former tenancies for each live one", live.Count == 0 ? 0 : (decimal)(tenancies.Count - live.Count) / live.Count);
    }

    private static decimal Share<T>(IReadOnlyCollection<T> all, Func<T, bool> isSo) => all.Count == 0 ? 0 : (decimal)all.Count(isSo) / all.Count;

    private static long Number(EstateRow row, string field) => ((Value.Integer)row[field]).Number;

    private static string Text(EstateRow row, string field) => row[field].ToString();

    private static DateOnly Day(EstateRow row, string field) => DateOnly.ParseExact(Text(row, field), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record TenancyMeasured((string Type, long Bedrooms) Property, string Type, bool IsLive)
    {
        public bool IsRentedHome => Type is not ("garage" or "leasehold");

        public int People { get; set; }

        public int Children { get; set; }

        public bool HasJointTenant { get; set; }
    }

    private sealed record AccountMeasured(TenancyMeasured Tenancy)
    {
        public Dictionary<string, long> Charges { get; } = new(StringComparer.Ordinal);

        public long Balance { get; init; }

        public string Stage { get; set; } = "none";

        public bool HasAgreement { get; set; }

        public long Paid { get; set; }

        public long PaidByBenefit { get; set; }
    }

    private sealed class Tally
    {
        public int Count { get; set; }

        public int Phones { get; set; }

        public int Emails { get; set; }

        public int Tenants { get; set; }

        public decimal Years { get; set; }
    }
}
