using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Charges, the weekly debit run, and what an account owes.</summary>
[Binding]
public sealed class RentSteps(ScenarioTenancy tenancy, HousingWork work, HousingRecords records)
{
    /// <summary>Another charge of the account.</summary>
    [Given("the rent account has a {word} charge of {money} a week")]
    public void Charge(string type, Money weekly) =>
        tenancy.Describe(described => described with { Charges = [.. described.Charges, (type, weekly.Pence)] });

    /// <summary>What is owed already, as an opening balance.</summary>
    [Given("the rent account owes {money}")]
    public void Owes(Money balance) => tenancy.Describe(described => described with { BalancePence = balance.Pence });

    /// <summary>The job that posts a week's charges.</summary>
    [Given("the weekly debit run has run for {week}")]
    [When("the weekly debit run has run for {week}")]
    public async Task DebitRun(DateOnly week)
    {
        await tenancy.MakeAsync();
        await work.DoAsync("weekly debit run", ("week starting", HousingDate.Iso(week)));
    }

    /// <summary>The job as the schedule starts it: the system takes the week in which it is.</summary>
    [When("the weekly debit run has run on its schedule")]
    public async Task DebitRunOnSchedule()
    {
        await tenancy.MakeAsync();
        await work.DoAsync("weekly debit run", ("week starting", ""));
    }

    /// <summary>Asks for the job that posts a week's charges, whatever comes of it.</summary>
    [When("the weekly debit run is asked for again for {week}")]
    public async Task DebitRunAgain(DateOnly week) => await work.TryAsync("weekly debit run", ("week starting", HousingDate.Iso(week)));

    /// <summary>The latest piece of work was refused by the system, not failed.</summary>
    [Then("it is refused")]
    public void Refused()
    {
        var latest = work.Latest ?? throw new ExpectationException("Nothing was asked of the system yet");
        Expect.That(latest.Status is >= 400 and < 500, $"Expected the system to refuse, it answered {latest.Status} {latest.Told}");
    }

    /// <summary>What the account owes now; a credit is negative.</summary>
    [Then("the balance of the rent account is {money}")]
    public async Task Balance(Money balance) =>
        Expect.Same($"Balance of {await tenancy.AccountReferenceAsync()}", balance, (await tenancy.AccountAsync()).Money("balance"));

    /// <summary>One debit for the week, of this amount.</summary>
    [Then("a rent debit of {money} is posted to the rent account for {week}")]
    public async Task Debited(Money amount, DateOnly week)
    {
        var debits = await DebitsAsync(week);
        Expect.Same($"Rent debits of {await tenancy.AccountReferenceAsync()} for the week starting {HousingDate.Say(week)}", 1, debits.Count);
        Expect.Same($"Rent debit of {await tenancy.AccountReferenceAsync()}", amount, debits[0].Money("amount"));
    }

    /// <summary>No debit for the week.</summary>
    [Then("no rent debit is posted to the rent account for {week}")]
    public async Task NotDebited(DateOnly week) =>
        Expect.Same($"Rent debits of {await tenancy.AccountReferenceAsync()} for the week starting {HousingDate.Say(week)}", 0, (await DebitsAsync(week)).Count);

    /// <summary>Over the whole estate: one debit each, and none for what has ended.</summary>
    [Then("every live rent account has one rent debit for {week}")]
    public async Task EveryLiveAccountDebitedOnce(DateOnly week)
    {
        var tenancies = await records.FindAsync("tenancy");
        var live = tenancies.Where(one => IsLive(one, week)).Select(one => one.Key).ToHashSet();
        var accounts = (await records.FindAsync("rent account")).Where(account => live.Contains(account["tenancy"])).ToList();
        var debits = (await records.FindAsync(
            "rent transaction", ("type", records.Word("rent transaction", "type", "rent debit")), ("week starting", Value.Of(week))))
            .ToLookup(debit => debit["rent account"]);

        Expect.That(accounts.Count > 0, "There is no live rent account in the estate");
        var wrong = accounts.Where(account => debits[account.Key].Count() != 1).Select(account => account.Text("reference")).Order(StringComparer.Ordinal).ToList();
        Expect.That(wrong.Count == 0, $"{wrong.Count} of {accounts.Count} live rent accounts do not have one rent debit: {string.Join(", ", wrong.Take(5))}");
        Expect.Same("Rent accounts that were debited", accounts.Count, debits.Count);
    }

    /// <summary>The control total of the latest debit run.</summary>
    [Then("the debit run's header total equals its posted total")]
    public async Task HeaderEqualsPosted()
    {
        var run = (await records.FindAsync("debit run")).OrderBy(one => one.Text("week starting"), StringComparer.Ordinal).LastOrDefault()
            ?? throw new ExpectationException("There is no debit run");
        Expect.Same("Posted total of the debit run", run.Money("header total"), run.Money("posted total"));
    }

    private async Task<IReadOnlyList<HousingRecord>> DebitsAsync(DateOnly week) => await records.FindAsync(
        "rent transaction",
        ("rent account", (await tenancy.AccountAsync()).Key),
        ("type", records.Word("rent transaction", "type", "rent debit")),
        ("week starting", Value.Of(week)));

    private static bool IsLive(HousingRecord tenancy, DateOnly week) =>
        tenancy.Date("start") <= week.AddDays(6)
        && (tenancy.Date("end") is not { } end || end == new DateOnly(1900, 1, 1) || end >= week);
}
