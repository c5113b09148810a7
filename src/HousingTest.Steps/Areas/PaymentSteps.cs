using HousingTest.Environments;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>The cash file, and what waits in suspense.</summary>
[Binding]
public sealed class PaymentSteps(TestCopy copy, ScenarioTenancy tenancy, HousingWork work, HousingRecords records)
{
    private string _file = "";

    /// <summary>Imports a file with these payments; the trailer adds up. The account may be <c>the rent account</c> or a payment reference.</summary>
    [Given("a cash file is imported with these payments")]
    [When("a cash file is imported with these payments")]
    public async Task Import(DataTable payments)
    {
        _file = await FileAsync(payments, trailer: null);
        await SendAsync();
    }

    /// <summary>Imports a file whose trailer says another total.</summary>
    [When("a cash file with a trailer total of {money} is imported with these payments")]
    public async Task ImportWithTrailer(Money trailer, DataTable payments)
    {
        _file = await FileAsync(payments, trailer);
        await SendAsync();
    }

    /// <summary>Sends the very same bytes under another name.</summary>
    [When("the same cash file is imported again")]
    public Task ImportAgain() => SendAsync("cash-again.csv");

    /// <summary>Exactly one item waits with this amount and reference.</summary>
    [Then("{money} waits in suspense for the payment reference {word}")]
    public async Task WaitsInSuspense(Money amount, string reference)
    {
        var items = await OpenItemsAsync();
        Expect.Same("Items that wait in suspense", 1, items.Count);
        Expect.Same("Payment reference of the suspense item", reference, items[0].Text("payment reference"));
        Expect.Same("Amount of the suspense item", amount, new Money(-items[0].Money("amount").Pence));
    }

    /// <summary>Nothing is open.</summary>
    [Then("nothing waits in suspense")]
    public async Task NothingInSuspense() => Expect.Same("Items that wait in suspense", 0, (await OpenItemsAsync()).Count);

    /// <summary>A person decides where the money belongs.</summary>
    [When("the suspense item of {money} is allocated to the rent account")]
    public async Task Allocate(Money amount)
    {
        var item = (await OpenItemsAsync()).FirstOrDefault(one => one.Money("amount").Pence == -amount.Pence)
            ?? throw new ExpectationException($"No item of {amount} waits in suspense");
        await work.DoAsync("allocate suspense", ("suspense item", item.Key.ToString()), ("rent account", await tenancy.AccountReferenceAsync()));
    }

    private async Task<IReadOnlyList<HousingRecord>> OpenItemsAsync() =>
        await records.FindAsync("suspense item", ("status", records.Word("suspense item", "status", "open")));

    private Task SendAsync(string name = "cash.csv") => work.TryAsync("cash file import", ("file name", name), ("file", _file));

    private async Task<string> FileAsync(DataTable payments, Money? trailer)
    {
        var file = new CashFile($"CASH-{ScenarioTenancy.Ordinal:000000}", copy.Clock.Today);
        foreach (var payment in payments.Rows)
        {
            var reference = string.Equals(payment["account"], "the rent account", StringComparison.Ordinal)
                ? (await tenancy.MadeAsync("rent account", "payment reference")).ToString()
                : payment["account"];
            file.Add(reference, new Parameters().ToMoney(payment["amount"]));
        }

        return trailer is { } total ? file.With(total) : file.ToString();
    }
}
