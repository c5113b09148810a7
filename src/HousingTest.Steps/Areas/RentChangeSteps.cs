using System.Globalization;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>What changes rents: the annual uplift, the conversion of weeks, and charges from a day in the past.</summary>
[Binding]
public sealed class RentChangeSteps(ScenarioTenancy tenancy, HousingWork work, HousingRecords records)
{
    /// <summary>The job that raises rents. The percentage is written as people write it: <c>"4.8"</c>.</summary>
    [Given("rents have been raised by {string} per cent from {date}")]
    public async Task HaveBeenRaised(string percent, DateOnly from)
    {
        await tenancy.MakeAsync();
        await work.DoAsync("annual uplift", ("effective on", HousingDate.Iso(from)), ("percent", percent));
    }

    /// <summary>Asks for the job that raises rents, whatever comes of it.</summary>
    [When("rents are raised by {string} per cent from {date}")]
    public async Task Raise(string percent, DateOnly from)
    {
        await tenancy.MakeAsync();
        await work.TryAsync("annual uplift", ("effective on", HousingDate.Iso(from)), ("percent", percent));
    }

    /// <summary>The job that tells tenants of their new rent.</summary>
    [When("the letters about the new rents from {date} are sent")]
    public async Task SendLetters(DateOnly from) => await work.DoAsync("uplift letters", ("effective on", HousingDate.Iso(from)));

    /// <summary>The job that brings rents over 48 weeks to 52, whatever comes of it.</summary>
    [When("rents over 48 weeks are converted to 52 weeks from {date}")]
    public async Task Convert(DateOnly from)
    {
        await tenancy.MakeAsync();
        await work.TryAsync("weeks conversion", ("effective on", HousingDate.Iso(from)));
    }

    /// <summary>A charge from a day on, as an income officer records it, whatever comes of it.</summary>
    [When("a {word} charge of {money} a week is recorded from {date}")]
    public async Task Charge(string type, Money weekly, DateOnly from) => await work.TryAsync(
        "change charge",
        ("rent account", await tenancy.AccountReferenceAsync()),
        ("charge type", records.Word("charge", "type", type).ToString()),
        ("weekly amount in pence", weekly.Pence.ToString(CultureInfo.InvariantCulture)),
        ("start date", HousingDate.Iso(from)));

    /// <summary>The charge of a type that is in force on a day.</summary>
    [Then("the {word} charge of the rent account is {money} a week on {date}")]
    public async Task ChargeIs(string type, Money weekly, DateOnly on)
    {
        var charges = (await records.FindAsync(
            "charge", ("rent account", (await tenancy.AccountAsync()).Key), ("type", records.Word("charge", "type", type)))).Where(charge => IsInForce(charge, on)).ToList();
        Expect.Same($"Charges of the type {type} on {HousingDate.Say(on)}", 1, charges.Count);
        Expect.Same($"The {type} charge on {HousingDate.Say(on)}", weekly, charges[0].Money("weekly amount"));
    }

    /// <summary>One adjustment of this amount and no other.</summary>
    [Then("{money} is adjusted once")]
    public async Task Adjusted(Money amount)
    {
        var adjustments = await AdjustmentsAsync();
        Expect.Same($"Adjustments of {await tenancy.AccountReferenceAsync()}", 1, adjustments.Count);
        Expect.Same("The adjustment", amount, adjustments[0].Money("amount"));
    }

    /// <summary>One adjustment that gives this amount back, and no other.</summary>
    [Then("{money} is given back once")]
    public Task GivenBack(Money amount) => Adjusted(new Money(-amount.Pence));

    /// <summary>No adjustment at all.</summary>
    [Then("nothing is adjusted")]
    public async Task NotAdjusted() => Expect.Same("Adjustments", 0, (await AdjustmentsAsync()).Count);

    private async Task<IReadOnlyList<HousingRecord>> AdjustmentsAsync() => await records.FindAsync(
        "rent transaction", ("rent account", (await tenancy.AccountAsync()).Key), ("type", records.Word("rent transaction", "type", "adjustment")));

    private static bool IsInForce(HousingRecord charge, DateOnly on) =>
        charge.Date("start") <= on && (charge.Date("end") is not { } end || end.Year == 1900 || end >= on);
}
