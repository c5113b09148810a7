using HousingTest.Environments;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Who the tenants are, and how that changes while the tenancy goes on.</summary>
[Binding]
public sealed class TenancyChangeSteps(ScenarioTenancy tenancy, HousingWork work, HousingRecords records, HousingScreens screens)
{
    /// <summary>The occupant becomes a joint tenant, as an officer records it.</summary>
    [When("the tenancy is made joint with the occupant from {date}")]
    public Task MakeJoint(DateOnly from) => MakeJointAsync(1, from);

    /// <summary>The same, done before.</summary>
    [Given("the tenancy has been made joint with the occupant from {date}")]
    public async Task HasBeenMadeJoint(DateOnly from) => Succeeded(await MakeJointAsync(1, from));

    /// <summary>Somebody else becomes a joint tenant, whatever comes of it.</summary>
    [When("the tenancy is made joint with the second occupant from {date}")]
    public Task MakeJointAgain(DateOnly from) => MakeJointAsync(2, from);

    /// <summary>The tenant has died, and the occupant takes the tenancy over.</summary>
    [When("the occupant succeeds to the tenancy on {date}")]
    public Task Succeed(DateOnly diedOn) => SucceedAsync(OccupantPlace(1), diedOn);

    /// <summary>The same, done before.</summary>
    [Given("the occupant has succeeded to the tenancy on {date}")]
    public async Task HasSucceeded(DateOnly diedOn) => Succeeded(await SucceedAsync(OccupantPlace(1), diedOn));

    /// <summary>The successor has died too.</summary>
    [When("the second occupant succeeds to the tenancy on {date}")]
    public Task SucceedAgain(DateOnly diedOn) => SucceedAsync(OccupantPlace(2), diedOn);

    /// <summary>Somebody who does not live there.</summary>
    [When("the applicant succeeds to the tenancy on {date}")]
    public Task SucceedFromElsewhere(DateOnly diedOn) => SucceedAsync(OccupantPlace(1 + tenancy.Described.Occupants), diedOn);

    /// <summary>Enters the occupant's reference into a field.</summary>
    [When("they enter the occupant's reference as the {string}")]
    public async Task EnterOccupant(string field) => await screens.EnterAsync(field, await ReferenceAsync(OccupantPlace(1)));

    /// <summary>The only one with the role "tenant".</summary>
    [Then("the tenant of the tenancy is still the tenant")]
    public async Task TenantIsStill() => Expect.Same("Keys of the tenants", await KeyAsync(1), (await MembersAsync("tenant")).Single()["person"]);

    /// <summary>Has become the tenant.</summary>
    [Then("the occupant is the tenant")]
    public async Task OccupantIsTenant() =>
        Expect.Same("Key of the tenant", await KeyAsync(OccupantPlace(1)), (await MembersAsync("tenant")).Single()["person"]);

    /// <summary>Answers for the rent beside the tenant.</summary>
    [Then("the occupant is a joint tenant")]
    public async Task OccupantIsJointTenant() =>
        Expect.Same("Key of the joint tenant", await KeyAsync(OccupantPlace(1)), (await MembersAsync("joint tenant")).Single()["person"]);

    /// <summary>So many answer for the rent.</summary>
    [Then("{int} person/people answer(s) for the rent")]
    public async Task Responsible(int people)
    {
        var household = await records.FindAsync("household member", ("tenancy", await tenancy.MadeAsync("tenancy", "key")));
        Expect.Same("People who answer for the rent", people, household.Count(member => member["responsible"] is Value.Integer { Number: 1 }));
    }

    /// <summary>Same reference, same start, not ended, and one rent account with all that was on it.</summary>
    [Then("the tenancy goes on with its rent account and its start on {date}")]
    public async Task GoesOn(DateOnly start)
    {
        var now = await records.OneAsync("tenancy", ("reference", Value.Of(await tenancy.ReferenceAsync())));
        Expect.Same("Start of the tenancy", start, now.Date("start"));
        Expect.Same<DateOnly?>("End of the tenancy", null, now.Date("end"));
        var account = await records.OneAsync("rent account", ("tenancy", now.Key));
        Expect.Same("Rent account of the tenancy", await tenancy.AccountReferenceAsync(), account.Text("reference"));
    }

    private async Task<ActionResult> MakeJointAsync(int occupant, DateOnly from) => await work.TryAsync(
        "make tenancy joint",
        ("tenancy", await tenancy.ReferenceAsync()),
        ("partner", await ReferenceAsync(OccupantPlace(occupant))),
        ("joint from", HousingDate.Iso(from)));

    private async Task<ActionResult> SucceedAsync(int place, DateOnly diedOn) => await work.TryAsync(
        "succession",
        ("tenancy", await tenancy.ReferenceAsync()),
        ("successor", await ReferenceAsync(place)),
        ("died on", HousingDate.Iso(diedOn)));

    private static void Succeeded(ActionResult result) =>
        Expect.That(result.Succeeded, $"The system should have done it, and answered {result.Status} {result.Body}");

    // People are made in the order tenant, joint tenants, occupants, applicants.
    private int OccupantPlace(int occupant) => 1 + tenancy.Described.JointTenants + occupant;

    private async Task<string> ReferenceAsync(int place) => (await tenancy.MadeAsync("person", "reference", place)).ToString();

    private Task<Value> KeyAsync(int place) => tenancy.MadeAsync("person", "key", place);

    private async Task<IReadOnlyList<HousingRecord>> MembersAsync(string role) => await records.FindAsync(
        "household member", ("tenancy", await tenancy.MadeAsync("tenancy", "key")), ("role", records.Word("household member", "role", role)));
}
