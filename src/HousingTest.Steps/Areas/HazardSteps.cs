using System.Globalization;
using HousingTest.Environments;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Hazards and the clocks of Awaab's Law.</summary>
[Binding]
public sealed class HazardSteps(TestCopy copy, ScenarioRepairs repairs, HousingWork work, HousingRecords records)
{
    /// <summary>significant or emergency.</summary>
    [StepArgumentTransformation("(significant|emergency)", Name = "severity")]
    public static string ToSeverity(string text) => text;

    /// <summary>Damp that is a danger to health; an emergency is repaired as one.</summary>
    [Given("damp and mould is reported as a/an {severity} hazard")]
    [When("damp and mould is reported as a/an {severity} hazard")]
    public Task Report(string severity) =>
        repairs.ReportAsync(severity is "emergency" ? "emergency" : "normal", "Black mould in the child's bedroom", "damp and mould", severity);

    /// <summary>Where sources disagree, the council decides: report or investigation.</summary>
    [Given("the 24 hours of an emergency hazard start with its {word}")]
    public async Task EmergencyStarts(string start) =>
        await work.DoAsync("repair policy", ("emergency starts", records.Word("repair policy", "emergency starts", start).ToString()));

    /// <summary>The investigation is done now.</summary>
    [When("the hazard is investigated")]
    public Task Investigate() => DoAsync("investigate");

    /// <summary>The home is safe now.</summary>
    [When("the hazard is made safe")]
    public Task MakeSafe() => DoAsync("make safe");

    /// <summary>The tenant has the summary now, whatever comes of it.</summary>
    [When("the written summary is sent")]
    public async Task SendSummary() => await work.TryAsync("do hazard duty", await PlacesAsync("send the summary"));

    /// <summary>By the end of a day.</summary>
    [Then("the hazard must be investigated by {date}")]
    public Task InvestigatedBy(DateOnly day) => DueByAsync("investigate", day);

    /// <summary>By the end of a day.</summary>
    [Then("the hazard must be made safe by {date}")]
    public Task SafeBy(DateOnly day) => DueByAsync("make safe", day);

    /// <summary>By an instant.</summary>
    [Then("the hazard must be made safe by {time} on {date}")]
    public Task SafeByTime(TimeOnly time, DateOnly day) => DueByAsync("make safe", day, time);

    /// <summary>By the end of a day.</summary>
    [Then("the written summary must be sent by {date}")]
    public Task SummaryBy(DateOnly day) => DueByAsync("send the summary", day);

    /// <summary>By the end of a day, and of another where that cannot be.</summary>
    [Then("further works must begin by {date}, and at the latest by {date}")]
    public async Task WorksBy(DateOnly day, DateOnly latest)
    {
        await DueByAsync("begin the works", day);
        Expect.Same("Latest day to begin the works", latest, (await repairs.ClockAsync("begin the works")).Date("latest on"));
    }

    /// <summary>The duty was done on time.</summary>
    [Then("the investigation is in time")]
    public Task InvestigationInTime() => InTimeAsync("investigate", expected: true);

    /// <summary>It was done a day or an hour too late.</summary>
    [Then("the investigation is late")]
    public Task InvestigationLate() => InTimeAsync("investigate", expected: false);

    /// <summary>The duty was done on time.</summary>
    [Then("making it safe is in time")]
    public Task SafeInTime() => InTimeAsync("make safe", expected: true);

    /// <summary>It was done a minute or more too late.</summary>
    [Then("making it safe is late")]
    public Task SafeLate() => InTimeAsync("make safe", expected: false);

    private async Task DoAsync(string duty) => await work.DoAsync("do hazard duty", await PlacesAsync(duty));

    private async Task<(string Place, string Text)[]> PlacesAsync(string duty) =>
        [("works order", await repairs.ReferenceAsync(1)), ("duty", records.Word("hazard clock", "duty", duty).ToString())];

    private async Task DueByAsync(string duty, DateOnly day, TimeOnly? time = null)
    {
        var clock = await repairs.ClockAsync(duty);
        Expect.Same($"Last day to {duty}", day, clock.Date("due on"));
        var local = clock.Instant("due at") is { } instant ? TimeZoneInfo.ConvertTime(instant, copy.Clock.Zone).ToString("H:mm", CultureInfo.InvariantCulture) : "";
        Expect.Same($"Time by which to {duty}", time?.ToString("H:mm", CultureInfo.InvariantCulture) ?? "", local);
    }

    private async Task InTimeAsync(string duty, bool expected) =>
        Expect.Same($"Was the duty to {duty} done in time", expected ? "1" : "0", (await repairs.ClockAsync(duty)).Text("in time"));
}
