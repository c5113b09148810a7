using System.Globalization;
using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>
/// Makes a scenario's tenancy where nobody can write rows: home, people and letting go in as an interface of the landlord's would enter them, with references of the scenario's own.
/// </summary>
/// <param name="copy">The hosted system.</param>
/// <param name="scope">Takes in the references.</param>
/// <param name="records">Translates words by the map.</param>
/// <param name="work">Calls the endpoints <c>new property</c>, <c>new person</c>, <c>new tenancy</c> and <c>look up rent account</c>, and <c>cash file import</c> for a credit.</param>
internal sealed class HostedTenancy(TestCopy copy, ScenarioScope scope, HousingRecords records, HousingWork work)
{
    private const string OwnNumber = "own number";

    /// <summary>Makes it.</summary>
    /// <param name="described">What the scenario asks for.</param>
    /// <param name="rows">The same as rows that a test copy would be given: who its people are, and where its home is.</param>
    /// <exception cref="ProblemException">HT-ENV-030: it asks for what nobody can enter there.</exception>
    /// <exception cref="ExpectationException">The system refused something.</exception>
    public async Task<TenancyRows> MakeAsync(NewTenancy described, IReadOnlyList<EstateRow> rows)
    {
        Refuse(described);
        var (number, name) = scope.Fresh.Own(copy.OwnReferences);
        var made = new List<TenancyRow> { await HomeAsync(rows.First(row => row.Table.Entity is "property"), number) };
        foreach (var person in rows.Where(row => row.Table.Entity is "person"))
            made.Add(await PersonAsync(person, name));
        made.AddRange(await LetAsync(described, Text(made[0], "reference"), [.. made.Skip(1).Select(person => Text(person, "reference"))]));
        if (described.BalancePence < 0)
        {
            var payment = new CashFile($"OPENING-{number}", copy.Clock.Today).Add(Text(made[^1], "payment reference"), new Money(-described.BalancePence));
            await work.DoAsync("cash file import", ("file name", "opening.csv"), ("file", payment.ToString()));
        }

        return new TenancyRows(made, TenancyPeople.Of(described));
    }

    private void Refuse(NewTenancy described)
    {
        (bool Asked, string What)[] cannot =
        [
            // A charge from the past adjusts the balance for the weeks that somebody has debited by now: another amount on another day.
            (described.Charges.Count > 1, "charges besides the rent"), (described.BalancePence > 0, "a balance that is owed"), (described.Occupants > 0, "occupants"), (described.Stage is not "none", "a stage of the arrears"),
            (described.End is not null, "an end that it has from the beginning"), (described.Addresses.Count > 0, "other addresses"), (described.Agreement is not null, "an agreement"),
            (described.TargetRentPence is not null, "a target rent"), (described.RentWeeks != 52, "a rent over other than 52 weeks"), (described.JointTenants > 1, "more than one joint tenant"),
        ];
        var asked = cannot.Where(one => one.Asked).Select(one => one.What).ToList();
        // It says nothing of the release: the scenario did not run.
        if (asked.Count > 0)
            throw new ProblemException(copy.NeedsRows($"a tenancy cannot be made with {string.Join(" or ", asked)} where nobody can enter that on its first day"));
    }

    private async Task<TenancyRow> HomeAsync(EstateRow home, string number)
    {
        // Nobody lives at a number like this, and a search for it finds this home alone.
        var line = $"{number} {home["address line"].ToString().Split(' ', 2)[^1]}";
        var reference = await EnterAsync(
            "new property", "property", home, (OwnNumber, number), ("address line", line), ("property type", records.Word("property", "type", home["property type"].ToString()).ToString()));
        return Row("property", home, ("reference", reference), ("address line", line));
    }

    private async Task<TenancyRow> PersonAsync(EstateRow person, string name)
    {
        var last = $"{person["last name"]}-{name}";
        var reference = await EnterAsync("new person", "person", person, ("last name", last));
        return Row("person", person, ("reference", reference), ("last name", last));
    }

    private async Task<IReadOnlyList<TenancyRow>> LetAsync(NewTenancy described, string home, IReadOnlyList<string> people)
    {
        var (type, rent) = described.Charges[0];
        Expect.That(type is "rent", $"In a hosted system the first charge of a tenancy is its rent, and not {type}");
        await work.DoAsync(
            "new tenancy",
            ("property", home),
            ("tenancy type", records.Word("tenancy", "type", described.TenancyType).ToString()),
            ("start date", HousingDate.Iso(described.Start)),
            ("tenant", people[0]),
            ("joint tenant", described.JointTenants > 0 ? people[1] : ""),
            ("weekly rent in pence", rent.ToString(CultureInfo.InvariantCulture)));
        var (tenancy, account) = (Answer("new tenancy", "tenancy"), Answer("new tenancy", "rent account"));
        await work.DoAsync("look up rent account", ("rent account", account));
        return
        [
            Row("tenancy", null, ("reference", tenancy), ("start", HousingDate.Iso(described.Start))),
            Row("rent account", null, ("reference", account), ("payment reference", Answer("look up rent account", "payment reference"))),
        ];
    }

    // Every field of the row is a place; some are filled otherwise here.
    private async Task<string> EnterAsync(string endpoint, string entity, EstateRow row, params IReadOnlyList<(string Place, string Text)> otherwise)
    {
        var before = scope.Fresh.All.Count;
        var places = row.Table.Fields.Where(field => !otherwise.Any(one => string.Equals(one.Place, field, StringComparison.Ordinal))).Select(field => (field, row[field].ToString()));
        await work.DoAsync(endpoint, [.. places, .. otherwise]);
        var learnt = scope.Fresh.All.Skip(before).FirstOrDefault();
        return learnt?.Text ?? throw NoAnswer(endpoint, entity);
    }

    private string Answer(string endpoint, string place) => scope.Fresh.Find(place) ?? throw NoAnswer(endpoint, place);

    private static ExpectationException NoAnswer(string endpoint, string place) =>
        new($"The system did not say which {place} it is: the map must say under 'answers' of the endpoint \"{endpoint}\" where that stands in the answer");

    private static string Text(TenancyRow row, string field) => row.Field(field).ToString();

    private static TenancyRow Row(string entity, EstateRow? row, params IReadOnlyList<(string Field, string Text)> otherwise) => new(entity, field =>
        otherwise.FirstOrDefault(one => string.Equals(one.Field, field, StringComparison.Ordinal)) is { Field: not null } known ? Value.Of(known.Text)
        : row is not null && field is not "key" ? row[field]
        : throw new ExpectationException($"The {field} of a {entity} cannot be known in a hosted system: only rows tell it"));
}
