using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>
/// The tenancy that a scenario is about. Given steps describe it; it is made, through the map's seed, when the first step needs it,
/// so that a description may take several lines. Or it is one that the system has already, by its reference.
/// </summary>
public sealed class ScenarioTenancy(TestCopy copy, ScenarioScope scope, HousingRecords records, HousingWork work)
{
    /// <summary>
    /// Number of the tenancy among those that scenarios make. Always the first: the test copy is put back between scenarios, and a scenario
    /// makes the same references whether it runs alone or among others.
    /// </summary>
    public const int Ordinal = 1;

    private NewTenancy? _described;
    private TenancyRows? _rows;

    /// <summary>The one who signed for the home.</summary>
    public static TenancyPerson Tenant { get; } = new("tenant", 1);

    /// <summary>Begins the description.</summary>
    public void Describe(NewTenancy tenancy)
    {
        Expect.That(_described is null && _rows is null, "This scenario has a tenancy already: a scenario is about one");
        _described = tenancy;
    }

    /// <summary>Adds to the description.</summary>
    public void Describe(Func<NewTenancy, NewTenancy> more)
    {
        Expect.That(_described is not null || _rows is null, "The tenancy is one that the system has already: only one that begins with \"a secure tenancy at ...\" can be described");
        Expect.That(_rows is null, "The tenancy is in use already: describe it before the first step that does something with it");
        _described = more(Described);
    }

    /// <summary>Takes a tenancy that the system has already.</summary>
    /// <exception cref="ExpectationException">There is none with this reference: the message has those that come nearest.</exception>
    public async Task ChooseAsync(string reference)
    {
        Expect.That(_described is null && _rows is null, "This scenario has a tenancy already: a scenario is about one");
        _rows = await new TenancyReader(records).ReadAsync(reference);
    }

    /// <summary>The description, with the latest day on which its account stands.</summary>
    public NewTenancy Described => _described
        ?? throw new ExpectationException("No tenancy has been described: begin with a step such as \"Given a secure tenancy at £100.00 a week\"");

    /// <summary>A field of one of its rows; the tenancy is made if it is not there yet.</summary>
    public async Task<Value> MadeAsync(string entity, string field, int number = 1) => (await RowsAsync()).Field(entity, field, number)
        ?? throw new ExpectationException($"The tenancy of this scenario has no {entity} number {number}");

    /// <summary>Makes the tenancy if one is described and not there yet: before work that is to find it.</summary>
    public async Task MakeAsync()
    {
        if (_described is not null)
            await RowsAsync();
    }

    /// <summary>A field of one of its people.</summary>
    /// <exception cref="ExpectationException">It has no such person: the message says whom it has.</exception>
    public async Task<Value> PersonAsync(TenancyPerson person, string field)
    {
        var rows = await RowsAsync();
        return await MadeAsync("person", field, rows.People.NumberOf(person));
    }

    /// <summary>First and last name of one of its people.</summary>
    public async Task<string> NameAsync(TenancyPerson person) => $"{await PersonAsync(person, "first name")} {await PersonAsync(person, "last name")}";

    /// <summary>Which of the people that are described this one is: 1 is the tenant.</summary>
    /// <exception cref="ExpectationException">Nobody like this is described.</exception>
    public int NumberOf(TenancyPerson person) => TenancyPeople.Of(Described).NumberOf(person);

    /// <summary>Reference of the tenancy.</summary>
    public async Task<string> ReferenceAsync() => (await MadeAsync("tenancy", "reference")).ToString();

    /// <summary>Reference of its rent account.</summary>
    public async Task<string> AccountReferenceAsync() => (await MadeAsync("rent account", "reference")).ToString();

    /// <summary>Its rent account as the system has it now.</summary>
    public async Task<HousingRecord> AccountAsync() => await records.OneAsync("rent account", ("reference", Value.Of(await AccountReferenceAsync())));

    /// <summary>What the places of screens and endpoints stand for in this scenario; empty without a tenancy.</summary>
    public async Task<IReadOnlyList<(string Place, string Text)>> PlacesAsync() => _described is null && _rows is null
        ? []
        :
        [
            ("tenancy", await ReferenceAsync()),
            ("rent account", await AccountReferenceAsync()),
            ("payment reference", (await MadeAsync("rent account", "payment reference")).ToString()),
        ];

    private async Task<TenancyRows> RowsAsync()
    {
        if (_rows is null)
        {
            var made = new TenancyMaker().Make(Described with { AsOf = copy.Clock.Today });
            if (copy.IsHosted)
                return _rows = await new HostedTenancy(copy, scope, records, work).MakeAsync(Described, made);
            await copy.Database.LoadAsync(copy.Map.Seed, made, loaded: null, scope.Cancellation);
            _rows = new TenancyRows([.. made.Select(row => new TenancyRow(row.Table.Entity, field => row[field]))], TenancyPeople.Of(Described));
        }

        return _rows;
    }
}
