using HousingTest.Environments;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>What people do and see on the screens, by the names that the map gives them.</summary>
[Binding]
public sealed class ScreenSteps(HousingScreens screens, ScenarioTenancy tenancy)
{
    /// <summary>Signs in at a desk.</summary>
    [Given("the {role} is signed in")]
    public Task SignedIn(string role) => screens.SignInAsync(role, BrowserDesk.Desktop);

    /// <summary>Signs in on a phone by name.</summary>
    [Given("the {role} is signed in on a/an {phone}")]
    public Task SignedInOn(string role, DeviceName phone) => screens.SignInAsync(role, phone.Name);

    /// <summary>Opens a screen of the map for this scenario's tenancy.</summary>
    [When("they open the {string} screen")]
    public Task Open(string screen) => screens.OpenAsync(screen);

    /// <summary>Opens a screen of the map for one thing by its name: the name fills the screen's one place.</summary>
    [When("they open the {string} screen of {string}")]
    public Task OpenOf(string screen, string about) => screens.OpenAsync(screen, about);

    /// <summary>Searches as an officer on the telephone does.</summary>
    [When("they search the tenancies for the tenancy's reference")]
    public async Task SearchByReference() => await SearchAsync(await tenancy.ReferenceAsync());

    /// <summary>By the tenant's name.</summary>
    [When("they search the tenancies for the tenancy's tenant name")]
    public async Task SearchByName() => await SearchAsync((await tenancy.MadeAsync("person", "last name")).ToString());

    /// <summary>By the address.</summary>
    [When("they search the tenancies for the tenancy's address")]
    public async Task SearchByAddress() => await SearchAsync((await tenancy.MadeAsync("property", "address line")).ToString());

    /// <summary>Enters somebody's reference into a field.</summary>
    [When("they enter {person}'s reference as the {string}")]
    public async Task EnterReference(TenancyPerson person, string field) => await screens.EnterAsync(field, (await tenancy.PersonAsync(person, "reference")).ToString());

    /// <summary>Enters a day.</summary>
    [When("they enter {date} as the {string}")]
    public Task Enter(DateOnly day, string field) => screens.EnterAsync(field, day);

    /// <summary>Enters text.</summary>
    [When("they enter {string} as the {string}")]
    public Task Enter(string text, string field) => screens.EnterAsync(field, text);

    /// <summary>Chooses from a list.</summary>
    [When("they choose {string} as the {string}")]
    public Task Choose(string option, string field) => screens.ChooseAsync(field, option);

    /// <summary>Presses a button.</summary>
    [When("they press {string}")]
    public Task Press(string button) => screens.PressAsync(button);

    /// <summary>An amount stands in a cell of the table.</summary>
    [Then("the {string} show {money}")]
    public Task Shows(string table, Money amount) => ShowsTextAsync(table, amount.ToString());

    /// <summary>So many rows stand in the table.</summary>
    [Then("the {string} show {int} row(s)")]
    public async Task ShowsRows(string table, int rows) => Expect.Same($"Rows of \"{table}\"", rows, (await screens.RowsAsync(table)).Count);

    /// <summary>The tenancy is among the rows.</summary>
    [Then("the {string} show the tenancy's reference")]
    public async Task ShowsReference(string table) => await ShowsTextAsync(table, await tenancy.ReferenceAsync());

    /// <summary>Somebody of the tenancy is among the rows.</summary>
    [Then("the {string} show {person}'s name")]
    public async Task ShowsPerson(string table, TenancyPerson person) => await ShowsTextAsync(table, await tenancy.NameAsync(person));

    /// <summary>A text stands somewhere on the screen.</summary>
    [Then("the screen shows {string}")]
    public async Task ScreenShows(string text) => Expect.That(
        (await screens.TextAsync()).Contains(text, StringComparison.Ordinal), $"The screen does not show \"{text}\"");

    private async Task SearchAsync(string text)
    {
        await screens.OpenAsync("tenancies");
        await screens.EnterAsync("search", text);
        await screens.PressAsync("search");
    }

    private async Task ShowsTextAsync(string table, string text)
    {
        var rows = await screens.RowsAsync(table);
        Expect.That(
            rows.Any(row => row.Any(cell => cell.Contains(text, StringComparison.Ordinal))),
            $"\"{table}\" shows no \"{text}\"; its {rows.Count} rows are: {string.Join("; ", rows.Take(5).Select(row => string.Join(" | ", row)))}");
    }
}
