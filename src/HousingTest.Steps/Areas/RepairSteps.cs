using System.Globalization;
using HousingTest.Environments;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Repairs: reports and their targets, variations, and what an operative does.</summary>
[Binding]
public sealed class RepairSteps(TestCopy copy, ScenarioRepairs repairs, HousingWork work, HousingRecords records, HousingScreens screens)
{
    private readonly string[] _broken = ["Kitchen tap cannot be turned off", "Bedroom window does not close", "Fence panel is down"];
    private int _reported;

    /// <summary><c>immediate</c>, <c>emergency</c>, <c>urgent</c> or <c>normal</c>.</summary>
    [StepArgumentTransformation("(immediate|emergency|urgent|normal)", Name = "priority")]
    public static string ToPriority(string text) => text;

    /// <summary>A report of the scenario's tenant, taken by a housing officer.</summary>
    [Given("a/an/another {priority} repair is reported")]
    [When("a/an/another {priority} repair is reported")]
    public Task Report(string priority) => repairs.ReportAsync(priority, _broken[_reported++ % _broken.Length]);

    /// <summary>Where working days count: the whole day is in time.</summary>
    [Then("the repair is due on {date}")]
    public async Task DueOn(DateOnly day)
    {
        var repair = await repairs.RepairAsync(1);
        Expect.Same($"Target of {repair.Text("reference")}", day, repair.Date("target on"));
        Expect.Same($"Instant of the target of {repair.Text("reference")}", "", repair.Text("target at"));
    }

    /// <summary>Where hours count.</summary>
    [Then("the repair is due at {time} on {date}")]
    public async Task DueAt(TimeOnly time, DateOnly day)
    {
        var repair = await repairs.RepairAsync(1);
        Expect.Same($"Target of {repair.Text("reference")}", Say(day, time), Say(repair.Instant("target at")));
        Expect.Same($"Day of the target of {repair.Text("reference")}", day, repair.Date("target on"));
    }

    /// <summary>What the operative asks for, whatever comes of it.</summary>
    [Given("a variation of {money} is asked for")]
    [When("a variation of {money} is asked for")]
    public async Task AskForVariation(Money amount) => await work.TryAsync(
        "ask for variation",
        ("works order", await repairs.ReferenceAsync(1)),
        ("amount in pence", amount.Pence.ToString(CultureInfo.InvariantCulture)),
        ("reason", "More is rotten than could be seen"));

    /// <summary>Approves the variation that waits.</summary>
    [When("the variation is approved")]
    public async Task ApproveVariation() => await work.TryAsync("approve variation", ("variation", (await VariationAsync()).Key.ToString()));

    /// <summary>waiting, approved or refused.</summary>
    [Then("the variation is {word}")]
    public async Task VariationIs(string state) => Expect.Same(
        "State of the variation", records.Worded("variation", "state", state), (await VariationAsync()).Said("state"));

    /// <summary>What was approved.</summary>
    [Then("the variations of the repair cost {money}")]
    public async Task Cost(Money cost) => Expect.Same($"Cost of {await repairs.ReferenceAsync(1)}", cost, (await repairs.RepairAsync(1)).Money("cost"));

    /// <summary>open, started or completed.</summary>
    [Then("the repair is {word}")]
    public async Task IsInState(string status) => Expect.Same(
        $"Status of {await repairs.ReferenceAsync(1)}",
        records.Worded("works order", "status", status),
        (await repairs.RepairAsync(1)).Said("status"));

    /// <summary>What the operative wrote.</summary>
    [Then("the notes of the repair are {string}")]
    public async Task Notes(string notes) => Expect.Same($"Notes of {await repairs.ReferenceAsync(1)}", notes, (await repairs.RepairAsync(1)).Text("notes"));

    /// <summary>The repair is among the rows.</summary>
    [Then("the {string} show the repair")]
    public async Task Shows(string table) => Expect.That(
        await IsShownAsync(table, 1), $"\"{table}\" does not show {await repairs.ReferenceAsync(1)}");

    /// <summary>The second repair is not among the rows.</summary>
    [Then("the {string} do not show the other repair")]
    public async Task DoesNotShow(string table) => Expect.That(
        !await IsShownAsync(table, 2), $"\"{table}\" shows {await repairs.ReferenceAsync(2)}");

    private async Task<bool> IsShownAsync(string table, int number)
    {
        var reference = await repairs.ReferenceAsync(number);
        return (await screens.RowsAsync(table)).Any(row => row.Any(cell => cell.Contains(reference, StringComparison.Ordinal)));
    }

    private async Task<HousingRecord> VariationAsync() => await records.OneAsync("variation", ("works order", (await repairs.RepairAsync(1)).Key));

    private string Say(DateTimeOffset? instant)
    {
        if (instant is not { } known)
            return "nothing";
        var local = TimeZoneInfo.ConvertTime(known, copy.Clock.Zone).DateTime;
        return Say(DateOnly.FromDateTime(local), TimeOnly.FromDateTime(local));
    }

    private static string Say(DateOnly day, TimeOnly time) => $"{time.ToString("H:mm", CultureInfo.InvariantCulture)} on {HousingDate.Say(day)}";
}
