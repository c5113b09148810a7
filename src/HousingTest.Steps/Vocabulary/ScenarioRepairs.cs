using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>The repairs that a scenario is about: those of its tenancy, in the order in which they were reported.</summary>
public sealed class ScenarioRepairs(ScenarioTenancy tenancy, HousingWork work, HousingRecords records, HousingScreens screens)
{
    private int _reported;

    /// <summary>Reports a repair as a housing officer does; a hazard and its severity may be empty.</summary>
    public async Task ReportAsync(string priority, string description, string hazard = "", string severity = "")
    {
        await work.DoAsync(
            "report repair",
            ("tenancy", await tenancy.ReferenceAsync()),
            ("description", description),
            ("priority", records.Word("works order", "priority", priority).ToString()),
            ("hazard", hazard.Length == 0 ? "" : records.Word("hazard", "kind", hazard).ToString()),
            ("severity", severity.Length == 0 ? "" : records.Word("hazard", "severity", severity).ToString()));
        if (_reported++ == 0)
            screens.Know("works order", await ReferenceAsync(1));
    }

    /// <summary>A repair as the system has it now: 1 is the first that was reported.</summary>
    public async Task<HousingRecord> RepairAsync(int number)
    {
        var all = await AllAsync();
        Expect.That(all.Count >= number, $"Expected {number} repairs of this scenario's tenancy, found {all.Count}");
        return all[number - 1];
    }

    /// <summary>Its reference: as the system answered when it was reported, or by its row.</summary>
    public async Task<string> ReferenceAsync(int number) => work.Fresh.Find("works order", number) ?? (await RepairAsync(number)).Text("reference");

    /// <summary>Its appointment that counts.</summary>
    public async Task<HousingRecord> BookedAsync(int number) => await records.OneAsync(
        "appointment", ("works order", (await RepairAsync(number)).Key), ("state", records.Word("appointment", "state", "booked")));

    /// <summary>The clock of a duty about the hazard of the first repair.</summary>
    public async Task<HousingRecord> ClockAsync(string duty)
    {
        var hazard = await records.OneAsync("hazard", ("works order", (await RepairAsync(1)).Key));
        return await records.OneAsync("hazard clock", ("hazard", hazard.Key), ("duty", records.Word("hazard clock", "duty", duty)));
    }

    private async Task<IReadOnlyList<HousingRecord>> AllAsync()
    {
        var home = await records.OneAsync("tenancy", ("reference", Value.Of(await tenancy.ReferenceAsync())));
        return [.. (await records.FindAsync("works order", ("tenancy", home.Key))).OrderBy(order => order.Text("reference"), StringComparer.Ordinal)];
    }
}
