using System.Globalization;
using HousingTest.Environments;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Refunds: of a credit, never more than it, and above a limit with the approval of somebody else.</summary>
[Binding]
public sealed class RefundSteps(ScenarioTenancy tenancy, HousingWork work, HousingRecords records)
{
    /// <summary>What was paid too much already, as an opening balance.</summary>
    [Given("the rent account is {money} in credit")]
    public void InCredit(Money credit) => tenancy.Describe(described => described with { BalancePence = -credit.Pence });

    /// <summary>An income officer has asked for a refund.</summary>
    [Given("a refund of {money} has been asked for")]
    public async Task HasBeenAskedFor(Money amount)
    {
        var result = await AskAsync(amount);
        Expect.That(result.Succeeded, $"The system should have taken the refund, and answered {result.Status} {result.Told}");
    }

    /// <summary>An income officer asks for a refund, whatever comes of it.</summary>
    [When("a refund of {money} is asked for")]
    public Task Ask(Money amount) => AskAsync(amount);

    /// <summary>Somebody else approves it.</summary>
    [When("the administrator approves the refund")]
    public async Task Approve() => await work.TryAsync("approve refund", ("refund", (await RefundAsync()).Key.ToString()));

    /// <summary>The income officer who asked for it tries to approve it.</summary>
    [When("the income officer who asked for it approves the refund")]
    public async Task ApproveOwn() => await work.TryAsync("approve own refund", ("refund", (await RefundAsync()).Key.ToString()));

    /// <summary>The one refund has gone back to the tenant: one transaction for it.</summary>
    [Then("the refund of {money} is paid")]
    public async Task Paid(Money amount)
    {
        await StandsAsync(amount, "paid");
        var transactions = await TransactionsAsync();
        Expect.Same("Refund transactions", 1, transactions.Count);
        Expect.Same("The refund transaction", amount, transactions[0].Money("amount"));
    }

    /// <summary>The one refund waits for somebody's approval.</summary>
    [Then("the refund of {money} waits for approval")]
    public async Task Waits(Money amount)
    {
        await StandsAsync(amount, "requested");
        Expect.Same("Refund transactions", 0, (await TransactionsAsync()).Count);
    }

    /// <summary>Nothing went back and nothing waits.</summary>
    [Then("there is no refund")]
    public async Task None()
    {
        Expect.Same("Refunds", 0, (await records.FindAsync("refund", ("rent account", (await tenancy.AccountAsync()).Key))).Count);
        Expect.Same("Refund transactions", 0, (await TransactionsAsync()).Count);
    }

    /// <summary>A credit, or what is left of it.</summary>
    [Then("the rent account is( still) {money} in credit")]
    public async Task Credit(Money credit) =>
        Expect.Same($"Balance of {await tenancy.AccountReferenceAsync()}", new Money(-credit.Pence), (await tenancy.AccountAsync()).Money("balance"));

    private async Task<ActionResult> AskAsync(Money amount) => await work.TryAsync(
        "request refund",
        ("rent account", await tenancy.AccountReferenceAsync()),
        ("amount in pence", amount.Pence.ToString(CultureInfo.InvariantCulture)),
        ("reason", $"Paid {amount} too much"));

    private async Task StandsAsync(Money amount, string status)
    {
        var refund = await RefundAsync();
        Expect.Same("Amount of the refund", amount, refund.Money("amount"));
        Expect.Same("Status of the refund", records.Worded("refund", "status", status), refund.Said("status"));
    }

    private async Task<HousingRecord> RefundAsync() => await records.OneAsync("refund", ("rent account", (await tenancy.AccountAsync()).Key));

    private async Task<IReadOnlyList<HousingRecord>> TransactionsAsync() => await records.FindAsync(
        "rent transaction", ("rent account", (await tenancy.AccountAsync()).Key), ("type", records.Word("rent transaction", "type", "refund")));
}
