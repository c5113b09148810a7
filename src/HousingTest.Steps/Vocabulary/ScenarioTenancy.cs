using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>
/// The tenancy that a scenario is about. Given steps describe it; it is made, through the map's seed, when the first step needs it,
/// so that a description may take several lines.
/// </summary>
public sealed class ScenarioTenancy(TestCopy copy, ScenarioScope scope, HousingRecords records)
{
    private NewTenancy? _described;
    private IReadOnlyList<EstateRow>? _made;

    /// <summary>Begins the description.</summary>
    public void Describe(NewTenancy tenancy)
    {
        Expect.That(_described is null, "This scenario has a tenancy already: a scenario is about one");
        _described = tenancy;
    }

    /// <summary>Adds to the description.</summary>
    public void Describe(Func<NewTenancy, NewTenancy> more)
    {
        Expect.That(_made is null, "The tenancy is in use already: describe it before the first step that does something with it");
        _described = more(Described);
    }

    /// <summary>
    /// Number of the tenancy among those that scenarios make. Always the first: the test copy is put back between scenarios, and a scenario
    /// makes the same references whether it runs alone or among others.
    /// </summary>
    public const int Ordinal = 1;

    /// <summary>The description, with the latest day on which its account stands.</summary>
    public NewTenancy Described => _described
        ?? throw new ExpectationException("No tenancy has been described: begin with a step such as \"Given a secure tenancy at £100.00 a week\"");

    /// <summary>A field of one of its rows as made; the tenancy is made if it is not there yet.</summary>
    public async Task<Value> MadeAsync(string entity, string field, int number = 1) => (await RowsAsync())
        .Where(row => string.Equals(row.Table.Entity, entity, StringComparison.Ordinal))
        .Skip(number - 1)
        .Select(row => row[field])
        .FirstOrDefault()
        ?? throw new ExpectationException($"The tenancy of this scenario has no {entity} number {number}");

    /// <summary>Makes the tenancy if one is described and not there yet: before work that is to find it.</summary>
    public async Task MakeAsync()
    {
        if (_described is not null)
            await RowsAsync();
    }

    /// <summary>First and last name of one of its people: 1 is the tenant, 2 the first joint tenant.</summary>
    public async Task<string> PersonAsync(int number) =>
        $"{await MadeAsync("person", "first name", number)} {await MadeAsync("person", "last name", number)}";

    /// <summary>Reference of the tenancy.</summary>
    public async Task<string> ReferenceAsync() => (await MadeAsync("tenancy", "reference")).ToString();

    /// <summary>Reference of its rent account.</summary>
    public async Task<string> AccountReferenceAsync() => (await MadeAsync("rent account", "reference")).ToString();

    /// <summary>Its rent account as the system has it now.</summary>
    public async Task<HousingRecord> AccountAsync() => await records.OneAsync("rent account", ("reference", Value.Of(await AccountReferenceAsync())));

    /// <summary>What the places of screens and endpoints stand for in this scenario; empty without a tenancy.</summary>
    public async Task<IReadOnlyList<(string Place, string Text)>> PlacesAsync() => _described is null
        ? []
        :
        [
            ("tenancy", await ReferenceAsync()),
            ("rent account", await AccountReferenceAsync()),
            ("payment reference", (await MadeAsync("rent account", "payment reference")).ToString()),
        ];

    private async Task<IReadOnlyList<EstateRow>> RowsAsync()
    {
        if (_made is null)
        {
            _made = new TenancyMaker().Make(Described with { AsOf = copy.Clock.Today });
            await copy.Database.LoadAsync(copy.Map.Seed, _made, loaded: null, scope.Cancellation);
        }

        return _made;
    }
}
