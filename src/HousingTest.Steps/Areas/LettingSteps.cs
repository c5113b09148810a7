using System.Globalization;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Letting a home again, and the rent that it then takes.</summary>
[Binding]
public sealed class LettingSteps(ScenarioTenancy tenancy, HousingWork work, HousingRecords records)
{
    /// <summary>What the home is to be let for next.</summary>
    [Given("the target rent of the home is {money} a week")]
    public void TargetRent(Money weekly) => tenancy.Describe(described => described with { TargetRentPence = weekly.Pence });

    /// <summary>The rent and the target rent are those of a landlord who charged 48 weeks a year.</summary>
    [Given("the rent is charged over {int} weeks")]
    public void RentWeeks(int weeks) => tenancy.Describe(described => described with { RentWeeks = weeks });

    /// <summary>A letting to the applicant that names no rent.</summary>
    [When("the home is let to the applicant from {date}")]
    public Task Let(DateOnly start) => LetAsync(start, rent: null);

    /// <summary>A letting to the applicant at a rent that was agreed.</summary>
    [When("the home is let to the applicant from {date} at {money} a week")]
    public Task LetAt(DateOnly start, Money weekly) => LetAsync(start, weekly);

    /// <summary>What the new letting's rent account is charged.</summary>
    [Then("the new rent of the home is {money} a week over {int} weeks")]
    public async Task NewRent(Money weekly, int weeks)
    {
        var account = await NewAccountAsync();
        var rent = await records.OneAsync("charge", ("rent account", account.Key), ("type", records.Word("charge", "type", "rent")));
        Expect.Same("Weekly rent of the new letting", weekly, rent.Money("weekly amount"));
        Expect.Same("Weeks that the rent is charged over", weeks.ToString(CultureInfo.InvariantCulture), rent.Text("charged weeks"));
    }

    /// <summary>What the home is to be let for next, as the system has it now.</summary>
    [Then("the target rent of the home is {money} a week over {int} weeks")]
    public async Task TargetRentIs(Money weekly, int weeks)
    {
        var home = await records.OneAsync("property", (HousingRecords.Key, await tenancy.MadeAsync("property", "key")));
        Expect.Same("Target rent of the home", weekly, home.Money("target rent"));
        Expect.Same("Weeks that the target rent is charged over", weeks.ToString(CultureInfo.InvariantCulture), home.Text("target rent weeks"));
    }

    /// <summary>The letting was not made.</summary>
    [Then("the home is not let again")]
    public async Task NotLet() => Expect.Same(
        "Tenancies of the home", 1, (await records.FindAsync("tenancy", ("property", await tenancy.MadeAsync("property", "key")))).Count);

    private async Task LetAsync(DateOnly start, Money? rent) => await work.TryAsync(
        "new tenancy",
        ("property", (await tenancy.MadeAsync("property", "reference")).ToString()),
        ("tenancy type", records.Word("tenancy", "type", "secure").ToString()),
        ("start date", HousingDate.Iso(start)),
        ("tenant", (await tenancy.PersonAsync(new TenancyPerson("applicant", 1), "reference")).ToString()),
        ("joint tenant", ""),
        ("weekly rent in pence", rent?.Pence.ToString(CultureInfo.InvariantCulture) ?? ""));

    private async Task<HousingRecord> NewAccountAsync()
    {
        var lets = await records.FindAsync("tenancy", ("property", await tenancy.MadeAsync("property", "key")));
        var latest = lets.OrderByDescending(one => one.Date("start")).First();
        Expect.That(lets.Count > 1, $"The home was not let again: the system answered {work.Latest?.Status} {work.Latest?.Told}");
        return await records.OneAsync("rent account", ("tenancy", latest.Key));
    }
}
