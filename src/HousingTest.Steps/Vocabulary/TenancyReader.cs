using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>Reads a tenancy that the system has: its home, its people and its rent account.</summary>
/// <param name="records">The system's rows.</param>
internal sealed class TenancyReader(HousingRecords records)
{
    private const int Nearest = 3;

    private static readonly string[] s_roles = ["tenant", "joint tenant", "occupant"];

    /// <summary>By its reference.</summary>
    /// <exception cref="ExpectationException">There is none with it: the message has those that come nearest.</exception>
    public async Task<TenancyRows> ReadAsync(string reference)
    {
        var tenancy = (await records.FindAsync("tenancy", ("reference", Value.Of(reference)))).FirstOrDefault()
            ?? throw new ExpectationException(await NoneAsync(reference));
        var rows = new List<TenancyRow> { Row("tenancy", tenancy) };
        var counts = new List<int>();
        foreach (var role in s_roles)
        {
            var members = await records.FindAsync("household member", ("tenancy", tenancy.Key), ("role", records.Word("household member", "role", role)));
            counts.Add(members.Count);
            foreach (var member in members)
                rows.Add(Row("person", await records.OneAsync("person", (HousingRecords.Key, member["person"]))));
        }

        rows.Add(Row("property", await records.OneAsync("property", (HousingRecords.Key, tenancy["property"]))));
        foreach (var account in await records.FindAsync("rent account", ("tenancy", tenancy.Key)))
            rows.Add(Row("rent account", account));
        return new TenancyRows(rows, new TenancyPeople(counts[1], counts[2], Applicants: 0));
    }

    private static TenancyRow Row(string entity, HousingRecord record) =>
        new(entity, field => string.Equals(field, HousingRecords.Key, StringComparison.Ordinal) ? record.Key : record[field]);

    private async Task<string> NoneAsync(string reference)
    {
        var known = (await records.FindAsync("tenancy")).Select(tenancy => tenancy.Text("reference")).ToList();
        if (known.Count == 0)
            return $"There is no tenancy {reference}: the system has none at all";
        var near = known
            .OrderBy(other => EditDistance.Of(other, reference)).ThenBy(other => other, StringComparer.Ordinal)
            .Take(Nearest);
        return $"There is no tenancy {reference}: the system has {known.Count}, among them {string.Join(", ", near)}";
    }
}
