using HousingTest.Estates;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Tenancies: their making, their people and their end.</summary>
[Binding]
public sealed class TenancySteps(ScenarioTenancy tenancy, HousingWork work, HousingRecords records)
{
    // Long before anything that scenarios do: a tenancy is an old one unless its start is said.
    private static readonly DateOnly LongAgo = new(2024, 5, 6);

    /// <summary>A tenancy with its tenant and its rent account, at a rent before rent-free weeks are spread.</summary>
    [Given("a secure tenancy at {money} a week")]
    public void SecureTenancy(Money rent) => SecureTenancyThatStartsOn(rent, LongAgo);

    /// <summary>A tenancy that begins on a day, with its tenant and its rent account.</summary>
    [Given("a secure tenancy at {money} a week that starts on {date}")]
    public void SecureTenancyThatStartsOn(Money rent, DateOnly start) =>
        tenancy.Describe(new NewTenancy(
        ScenarioTenancy.Ordinal, "secure", start, End: null, [("rent", rent.Pence)], JointTenants: 0, BalancePence: 0, AsOf: start));

    /// <summary>A garage that is let on its own, with a rent account of its own.</summary>
    [Given("a garage that is let at {money} a week")]
    public void Garage(Money rent) => tenancy.Describe(new NewTenancy(
        ScenarioTenancy.Ordinal, "garage", LongAgo, End: null, [("garage", rent.Pence)], JointTenants: 0, BalancePence: 0, AsOf: LongAgo));

    /// <summary>A tenancy that the estate has already, by its reference.</summary>
    [Given("the tenancy {reference}")]
    public Task Chosen(Reference reference) => tenancy.ChooseAsync(reference.Text);

    /// <summary>A second tenant, responsible like the first.</summary>
    [Given("the tenancy has a joint tenant")]
    public void JointTenant() => tenancy.Describe(described => described with { JointTenants = described.JointTenants + 1 });

    /// <summary>Somebody who lives there and does not answer for the rent.</summary>
    [Given("the tenancy has an occupant")]
    public void Occupant() => tenancy.Describe(described => described with { Occupants = described.Occupants + 1 });

    /// <summary>Somebody who does not live there.</summary>
    [Given("there is an applicant for a home")]
    public void Applicant() => tenancy.Describe(described => described with { Applicants = described.Applicants + 1 });

    /// <summary>An end date that the tenancy has from the beginning.</summary>
    [Given("the tenancy's end date is {date}")]
    public void EndDate(DateOnly end) => tenancy.Describe(described => described with { End = end });

    /// <summary>Ends the tenancy as an officer does.</summary>
    [When("the tenancy is ended on {date}")]
    public async Task End(DateOnly end) =>
        await work.DoAsync("end tenancy", ("tenancy", await tenancy.ReferenceAsync()), ("end date", HousingDate.Iso(end)));

    /// <summary>Everyone who was sent a message belongs to a tenancy that has not ended.</summary>
    [Then("every message went to a person of a live tenancy")]
    public async Task EveryMessageWentToALiveTenancy()
    {
        var messages = await records.FindAsync("message");
        Expect.That(messages.Count > 0, "No message was sent at all");
        foreach (var message in messages)
        {
            var memberships = await records.FindAsync("household member", ("person", message["person"]));
            var live = false;
            foreach (var membership in memberships)
            {
                var home = await records.OneAsync("tenancy", (HousingRecords.Key, membership["tenancy"]));
                live |= home.Date("end") is not { } end || end == new DateOnly(1900, 1, 1);
            }

            Expect.That(live, $"A {message.Text("channel")} went to the person with key {message["person"]}, who belongs to no live tenancy");
        }
    }
}
