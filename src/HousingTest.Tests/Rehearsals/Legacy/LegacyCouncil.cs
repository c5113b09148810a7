using System.Globalization;
using HousingTest.Definitions;
using HousingTest.Estates;
using HousingTest.Model;
using HousingTest.Tests.Estates;

namespace HousingTest.Tests.Rehearsals.Legacy;

/// <summary>An invented council's estate as its old system writes it out: codes and references of its own, dates with slashes, what is owed as a negative amount, rents over 48 weeks.</summary>
internal sealed class LegacyCouncil
{
    /// <summary>What the old system writes for a tenancy that has not ended.</summary>
    private const string NotEnded = "01/01/1900";

    private const long Seed = 20260401;

    private readonly EstateTables rows = new(new Estate(EstateRecipeFile.Read(Repository.Root, Path.Combine(Repository.Root, "fixtures", "legacy", "council.yaml")), Seed).Rows());
    private readonly IReadOnlyDictionary<long, EstateRow> tenancies;
    private readonly IReadOnlyDictionary<long, EstateRow> accounts;
    private readonly IReadOnlyDictionary<long, EstateRow> homes;

    public LegacyCouncil() => (tenancies, accounts, homes) = (rows.ByKey("tenancy"), rows.ByKey("rent account"), rows.ByKey("property"));

    public IEnumerable<IReadOnlyList<string>> Properties() => rows["property"].Select(row => (IReadOnlyList<string>)
    [
        Home(row.Number("key")), row.Text("uprn"), row.Text("address line"), row.Text("town"), row.Text("postcode"),
        row.Text("property type") switch { "flat" => "FL", "house" => "HS", "bungalow" => "BG", "studio" => "ST", _ => "GR" }, row.Text("bedrooms"),
        row.Text("target rent").Length == 0 ? "" : Pounds(Over48(row.Number("target rent"), row.Number("target rent weeks"))),
    ]);

    public IEnumerable<IReadOnlyList<string>> People() => rows["person"].Select(row => (IReadOnlyList<string>)
    [
        Person(row.Number("key")), row.Text("title"), row.Text("first name"), row.Text("last name"), Day(row.Text("date of birth")),
        row.Text("national insurance number"), row.Text("email"), row.Text("phone"),
    ]);

    /// <summary>Each tenant's home, where they lived before, and where letters are to go.</summary>
    public IEnumerable<IReadOnlyList<string>> Addresses()
    {
        var others = rows.By("person address", "person");
        foreach (var member in rows["household member"].Where(row => row.Number("responsible") == 1))
        {
            var (person, tenancy) = (member.Number("person"), tenancies[member.Number("tenancy")]);
            var home = homes[tenancy.Number("property")];
            var seq = 0;
            foreach (var other in others[person])
            {
                var to = other.Text("to") is "1900-01-01" ? "" : other.Text("to");
                yield return
                [
                    Person(person), Text(++seq), to.Length == 0 ? "C" : "F", other.Text("address line"), other.Text("town"), other.Text("postcode"), Day(other.Text("from")),
                    to.Length == 0 ? NotEnded : Day(to),
                ];
            }

            yield return [Person(person), Text(++seq), "H", home.Text("address line"), home.Text("town"), home.Text("postcode"), Day(tenancy.Text("start")), End(tenancy.Text("end"))];
        }
    }

    public IEnumerable<IReadOnlyList<string>> Tenancies() => rows["tenancy"].Select(row => (IReadOnlyList<string>)
    [
        Tenancy(row.Number("key")), Home(row.Number("property")),
        row.Text("tenancy type") switch { "secure" => "S", "introductory" => "I", "non-secure" => "N", "demoted" => "D", "leasehold" => "L", "temporary" => "T", _ => "G" },
        Day(row.Text("start")), End(row.Text("end")),
    ]);

    public IEnumerable<IReadOnlyList<string>> Households() => rows["household member"].Select(row => (IReadOnlyList<string>)
    [
        Tenancy(row.Number("tenancy")), Person(row.Number("person")),
        row.Text("role") switch { "tenant" => "T", "joint tenant" => "J", "former tenant" => "F", _ => "O" }, row.Number("responsible") == 1 ? "Y" : "N",
    ]);

    /// <summary>What is owed is below nothing, and every amount has its sign.</summary>
    public IEnumerable<IReadOnlyList<string>> Accounts() => rows["rent account"].Select(row => (IReadOnlyList<string>)
        [Account(row.Number("key")), row.Text("payment reference"), Tenancy(row.Number("tenancy")), Signed(-row.Number("balance"), "£")]);

    /// <summary>Rents and what belongs to them are charged in 48 weeks of the year; garages in all of them.</summary>
    public IEnumerable<string> Charges() => rows["charge"].Select(row => string.Create(CultureInfo.InvariantCulture,
        $"{Account(row.Number("rent account"))}{Code(row)}{LegacyPence(row),9}{(Code(row) is 'G' ? 52 : 48)} {Day(row.Text("start"))} {End(row.Text("end"))}"))
        .Prepend($"CHARGES AS AT {Day("2026-04-05")}");

    public IEnumerable<IReadOnlyList<string>> Transactions() => rows["rent transaction"].Select(row => (IReadOnlyList<string>)
    [
        Account(row.Number("rent account")), Day(row.Text("date")), Moment(row.Text("posted at")),
        row.Text("transaction type") switch { "opening balance" => "BF", "rent debit" => "DR", "payment" => "CR", _ => "AJ" }, Signed(-row.Number("amount"), ""),
        row.Text("week starting").Length == 0 ? "" : Day(row.Text("week starting")), row.Text("narrative"),
    ]);

    public IEnumerable<IReadOnlyList<string>> Agreements() => rows["agreement"].Select(row => (IReadOnlyList<string>)
    [
        Account(row.Number("rent account")), Day(row.Text("starts on")), Pounds(row.Number("instalment")),
        row.Text("frequency") switch { "weekly" => "1W", "fortnightly" => "2W", _ => "1M" }, row.Text("state") switch { "active" => "A", "broken" => "B", _ => "E" },
    ]);

    /// <summary>Who pays by Direct Debit. N are those that the banks were told of in the last days: as live as L. C are those that the payer or the council ended.</summary>
    public IEnumerable<IReadOnlyList<string>> DirectDebits()
    {
        var number = 0;
        foreach (var paid in rows["rent transaction"].Where(row => row.Text("narrative") is "Direct Debit").GroupBy(row => row.Number("rent account")))
        {
            var tenancy = tenancies[accounts[paid.Key].Number("tenancy")];
            var last = paid.Last();
            var started = Later(Date(tenancy.Text("start")), new DateOnly(2021, 4, 1)).AddDays(14);
            var ended = tenancy.Text("end") is { Length: > 0 } end and not "1900-01-01" ? Date(end) : ++number % 19 == 0 ? new DateOnly(2026, 3, 30) : (DateOnly?)null;
            yield return
            [
                $"DD{Account(paid.Key)}", Account(paid.Key), Pounds(-last.Number("amount")), Text(Math.Min(28, Date(last.Text("date")).Day)), Day(started),
                ended is { } day ? Day(day) : "", ended is not null ? "C" : number % 7 == 0 ? "N" : "L",
            ];
        }
    }

    /// <summary>What is yet to be done. Some orders have a second line of work, under the number of the first and a letter.</summary>
    public IEnumerable<IReadOnlyList<string>> Repairs()
    {
        foreach (var row in OpenOrders())
        {
            IReadOnlyList<string> Line(string number, string line) =>
            [
                Order(row.Number("key")), number, line, Home(row.Number("property")), row.Text("tenancy").Length == 0 ? "" : Tenancy(row.Number("tenancy")), row.Text("description"),
                row.Text("priority") switch { "immediate" => "0", "emergency" => "1", "urgent" => "2", "normal" => "3", _ => "9" }, Moment(row.Text("reported at")),
                Day(row.Text("target on")), row.Text("target at").Length == 0 ? "" : Moment(row.Text("target at")),
            ];
            yield return Line(Order(row.Number("key")), "1");
            if (row.Number("key") % 6 == 0)
                yield return Line(Order(row.Number("key")) + "A", "2");
        }
    }

    public IEnumerable<IReadOnlyList<string>> Appointments()
    {
        var open = OpenOrders().Select(row => row.Number("key")).ToHashSet();
        return rows["appointment"].Where(row => open.Contains(row.Number("works order"))).Select(row => (IReadOnlyList<string>)
            [Order(row.Number("works order")), Day(row.Text("day")), row.Text("slot") is "morning" ? "AM" : "PM"]);
    }

    /// <summary>What the old system's team worked out for the first week of the new year: the 48 weeks' money spread over the 50 weeks in which the new system collects.</summary>
    public IEnumerable<IReadOnlyList<string>> FirstWeek()
    {
        var charges = rows.By("charge", "rent account");
        foreach (var account in rows["rent account"])
        {
            var end = tenancies[account.Number("tenancy")].Text("end");
            var due = charges[account.Number("key")].Sum(row => Code(row) is 'G' ? LegacyPence(row) : ((LegacyPence(row) * 48) + 25) / 50);
            if (end is "" or "1900-01-01" && due > 0)
                yield return [Account(account.Number("key")), "06/04/2026", Pounds(due)];
        }
    }

    private IEnumerable<EstateRow> OpenOrders() => rows["works order"].Where(row => row.Text("status") is "open");

    private static char Code(EstateRow charge) => charge.Text("charge type") switch { "rent" => 'R', "service" => 'S', "heating" => 'H', "water" => 'W', _ => 'G' };

    private static long LegacyPence(EstateRow charge) => Code(charge) is 'G' ? charge.Number("weekly amount") : Over48(charge.Number("weekly amount"), charge.Number("charged weeks"));

    private static long Over48(long pence, long weeks) => ((pence * weeks) + 24) / 48;

    private static string Home(long key) => Text(10_000 + (key * 3), 7);

    private static string Person(long key) => Text(key * 7, 6);

    private static string Tenancy(long key) => Text(20_000 + key, 7);

    private static string Account(long key) => Text(30_000 + (key * 11), 8);

    private static string Order(long key) => "W" + Text(key, 6);

    private static string Text(long number, int width = 1) => number.ToString(CultureInfo.InvariantCulture).PadLeft(width, '0');

    private static string Pounds(long pence) => string.Create(CultureInfo.InvariantCulture, $"{pence / 100}.{pence % 100:D2}");

    private static string Signed(long pence, string unit) => (pence < 0 ? "-" : "") + unit + Pounds(Math.Abs(pence));

    private static string End(string iso) => iso.Length == 0 ? NotEnded : Day(iso);

    private static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static string Day(string iso) => Day(Date(iso));

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    // The clock on the wall.
    private static string Moment(string instant) => TimeZoneInfo.ConvertTimeFromUtc(
        DateTime.ParseExact(instant, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal),
        TimeZoneInfo.FindSystemTimeZoneById("Europe/London")).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
}
