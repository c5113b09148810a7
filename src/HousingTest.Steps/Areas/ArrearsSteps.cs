using System.Globalization;
using HousingTest.Environments;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>The arrears ladder: reviews, agreements, pauses, notices and what tenants are sent.</summary>
[Binding]
public sealed class ArrearsSteps(TestCopy copy, ScenarioTenancy tenancy, HousingWork work, HousingRecords records)
{
    /// <summary>A step of the ladder that the account stands on already.</summary>
    [Given("the arrears stage of the rent account has been {string} since {date}")]
    public void HasBeenAt(string stage, DateOnly since) => tenancy.Describe(described => described with { Stage = stage, StageOn = since });

    /// <summary>An agreement, made as an income officer makes it.</summary>
    [Given("the tenant has agreed to pay {money} a week from {date}")]
    public async Task Agreed(Money instalment, DateOnly from) => await work.DoAsync(
        "make agreement",
        ("rent account", await tenancy.AccountReferenceAsync()),
        ("instalment in pence", instalment.Pence.ToString(CultureInfo.InvariantCulture)),
        ("frequency", records.Word("agreement", "frequency", "weekly").ToString()),
        ("starts on", HousingDate.Iso(from)));

    /// <summary>A pause, made as an income officer makes it.</summary>
    [Given("the arrears are paused until {date} because {string}")]
    public async Task Paused(DateOnly until, string reason) => await work.DoAsync(
        "pause arrears", ("rent account", await tenancy.AccountReferenceAsync()), ("until", HousingDate.Iso(until)), ("reason", reason));

    /// <summary>The nightly job.</summary>
    [When("the nightly arrears review has run")]
    public async Task Review()
    {
        await tenancy.MakeAsync();
        await work.DoAsync("nightly arrears review");
    }

    /// <summary>Asks for the nightly job, whatever comes of it.</summary>
    [When("the nightly arrears review is asked for again")]
    public Task ReviewAgain() => work.TryAsync("nightly arrears review");

    /// <summary>The nights that were reviewed in this scenario: each once.</summary>
    [Then("one review has run for {date}")]
    public async Task OneReview(DateOnly night) => await records.OneAsync("arrears review", ("reviewed on", Value.Of(night)));

    /// <summary>The day on which the stage was reached.</summary>
    [Then("the arrears stage of the rent account was reached on {date}")]
    public async Task ReachedOn(DateOnly day)
    {
        var at = await records.OneAsync("arrears case", ("rent account", (await tenancy.AccountAsync()).Key));
        Expect.Same($"Day on which {await tenancy.AccountReferenceAsync()} reached its stage", day, at.Date("stage on"));
    }

    /// <summary>Where the account stands on the ladder; an account that was never in arrears is at "none".</summary>
    [Then("the arrears stage of the rent account is {string}")]
    public async Task IsAt(string stage)
    {
        var at = (await records.FindAsync("arrears case", ("rent account", (await tenancy.AccountAsync()).Key))).SingleOrDefault();
        Expect.Same(
            $"Arrears stage of {await tenancy.AccountReferenceAsync()}", records.Worded("arrears case", "stage", stage), at is null ? "none" : at.Said("stage"));
    }

    /// <summary>The trap caught nothing for the tenant.</summary>
    [Then("the tenant is sent no message")]
    public Task SentNothing() => SentAsync();

    /// <summary>The trap caught one text message and nothing else for the tenant.</summary>
    [Then("the tenant is sent a text message")]
    public Task SentTextMessage() => SentAsync("sms");

    /// <summary>The trap caught one letter and nothing else for the tenant.</summary>
    [Then("the tenant is sent a letter")]
    public Task SentLetter() => SentAsync("letter");

    /// <summary>The trap caught an email and a letter for the tenant.</summary>
    [Then("the tenant is sent an email and a letter")]
    public Task SentEmailAndLetter() => SentAsync("email", "letter");

    /// <summary>The notice's people, all of them.</summary>
    [Then("the notice names {int} people")]
    public async Task NoticeNames(int people) => Expect.Same(
        "People whom the notice names", people, (await records.FindAsync("notice person", ("notice", (await NoticeAsync()).Key))).Count);

    /// <summary>The law: at least four weeks ahead, on the first or last day of a period.</summary>
    [Then("the notice takes effect on a Monday at least {duration} from today")]
    public async Task NoticeTakesEffect(TimeSpanInWords atLeast)
    {
        var effective = (await NoticeAsync()).Date("effective on") ?? throw new ExpectationException("The notice has no date on which it takes effect");
        Expect.Same("Day of the week on which the notice takes effect", DayOfWeek.Monday, effective.DayOfWeek);
        Expect.That(
            effective >= atLeast.From(copy.Clock.Today, 1),
            $"The notice takes effect on {HousingDate.Say(effective)}, less than {atLeast} from {HousingDate.Say(copy.Clock.Today)}");
    }

    /// <summary>An agreement that counts.</summary>
    [Then("the rent account has an active agreement of {money}")]
    public async Task HasAgreement(Money instalment)
    {
        var agreement = await records.OneAsync(
            "agreement", ("rent account", (await tenancy.AccountAsync()).Key), ("state", records.Word("agreement", "state", "active")));
        Expect.Same("Instalment of the agreement", instalment, agreement.Money("instalment"));
    }

    private async Task SentAsync(params string[] channels)
    {
        string[] known =
        [
            (await tenancy.MadeAsync("person", "phone")).ToString(),
            (await tenancy.MadeAsync("person", "email")).ToString(),
            await tenancy.NameAsync(ScenarioTenancy.Tenant),
        ];
        // Notify's letters begin with the name, with or without a title: so the end of the line is what counts.
        var sent = copy.Messages.Where(message => known.Any(one => message.Recipient.EndsWith(one, StringComparison.OrdinalIgnoreCase)));
        Expect.Same(
            $"Messages to {known[2]}",
            string.Join(", ", channels.Order(StringComparer.Ordinal)),
            string.Join(", ", sent.Select(message => message.Channel).Order(StringComparer.Ordinal)));
    }

    private async Task<HousingRecord> NoticeAsync() => await records.OneAsync("notice", ("rent account", (await tenancy.AccountAsync()).Key));
}
