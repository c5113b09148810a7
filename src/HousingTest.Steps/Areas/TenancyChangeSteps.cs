using HousingTest.Environments;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Who the tenants are, and how that changes while the tenancy goes on.</summary>
[Binding]
public sealed class TenancyChangeSteps(ScenarioTenancy tenancy, HousingWork work, HousingRecords records)
{
    /// <summary>Somebody becomes a joint tenant, as an officer records it, whatever comes of it.</summary>
    [When("the tenancy is made joint with {person} from {date}")]
    public Task MakeJoint(TenancyPerson partner, DateOnly from) => MakeJointAsync(partner, from);

    /// <summary>Somebody has become a joint tenant already, as an officer recorded it.</summary>
    [Given("the tenancy has been made joint with {person} from {date}")]
    public async Task HasBeenMadeJoint(TenancyPerson partner, DateOnly from) => Succeeded(await MakeJointAsync(partner, from));

    /// <summary>The tenant has died, and somebody takes the tenancy over, whatever comes of it.</summary>
    [When("{person} succeeds to the tenancy on {date}")]
    public Task Succeed(TenancyPerson successor, DateOnly diedOn) => SucceedAsync(successor, diedOn);

    /// <summary>The tenant has died, and somebody has taken the tenancy over already.</summary>
    [Given("{person} has succeeded to the tenancy on {date}")]
    public async Task HasSucceeded(TenancyPerson successor, DateOnly diedOn) => Succeeded(await SucceedAsync(successor, diedOn));

    /// <summary>The only one with the role "tenant".</summary>
    [Then("the tenant of the tenancy is still the tenant")]
    public async Task TenantIsStill() => Expect.Same("Keys of the tenants", await KeyAsync(ScenarioTenancy.Tenant), (await MembersAsync("tenant")).Single()["person"]);

    /// <summary>Has become the tenant.</summary>
    [Then("{person} is the tenant")]
    public async Task IsTenant(TenancyPerson person) => Expect.Same("Key of the tenant", await KeyAsync(person), (await MembersAsync("tenant")).Single()["person"]);

    /// <summary>Answers for the rent beside the tenant.</summary>
    [Then("{person} is a joint tenant")]
    public async Task IsJointTenant(TenancyPerson person) =>
        Expect.Same("Key of the joint tenant", await KeyAsync(person), (await MembersAsync("joint tenant")).Single()["person"]);

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

    private async Task<ActionResult> MakeJointAsync(TenancyPerson partner, DateOnly from) => await work.TryAsync(
        "make tenancy joint",
        ("tenancy", await tenancy.ReferenceAsync()),
        ("partner", await ReferenceAsync(partner)),
        ("joint from", HousingDate.Iso(from)));

    private async Task<ActionResult> SucceedAsync(TenancyPerson successor, DateOnly diedOn) => await work.TryAsync(
        "succession",
        ("tenancy", await tenancy.ReferenceAsync()),
        ("successor", await ReferenceAsync(successor)),
        ("died on", HousingDate.Iso(diedOn)));

    private static void Succeeded(ActionResult result) =>
        Expect.That(result.Succeeded, $"The system should have done it, and answered {result.Status} {result.Told}");

    private async Task<string> ReferenceAsync(TenancyPerson person) => (await tenancy.PersonAsync(person, "reference")).ToString();

    private Task<Value> KeyAsync(TenancyPerson person) => tenancy.PersonAsync(person, "key");

    private async Task<IReadOnlyList<HousingRecord>> MembersAsync(string role) => await records.FindAsync(
        "household member", ("tenancy", await tenancy.MadeAsync("tenancy", "key")), ("role", records.Word("household member", "role", role)));
}
