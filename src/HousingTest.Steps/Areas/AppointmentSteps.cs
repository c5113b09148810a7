using System.Text;
using HousingTest.Environments;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Appointments for repairs, and the contractor's file that may move them.</summary>
[Binding]
public sealed class AppointmentSteps(TestCopy copy, ScenarioRepairs repairs, HousingWork work, HousingRecords records)
{
    /// <summary><c>repair</c>, the one that was reported first, or <c>other repair</c>.</summary>
    /// <returns>1 or 2.</returns>
    [StepArgumentTransformation("(repair|other repair)", Name = "repair")]
    public static int ToRepair(string text) => text.StartsWith("other", StringComparison.Ordinal) ? 2 : 1;

    /// <summary><c>morning</c> or <c>afternoon</c>.</summary>
    [StepArgumentTransformation("(morning|afternoon)", Name = "slot")]
    public static string ToSlot(string text) => text;

    /// <summary>Books with the operative, who can see it on the phone.</summary>
    [Given("the {repair} has an appointment on the {slot} of {date}")]
    public async Task Book(int repair, string slot, DateOnly day) => await work.DoAsync("book appointment", await PlacesAsync(repair, slot, day));

    /// <summary>Books, whatever comes of it.</summary>
    [When("an appointment on the {slot} of {date} is asked for")]
    public async Task TryToBook(string slot, DateOnly day) => await work.TryAsync("book appointment", await PlacesAsync(1, slot, day));

    /// <summary>Moves it as an officer does.</summary>
    [When("the appointment of the {repair} is moved to the {slot} of {date}")]
    public async Task Move(int repair, string slot, DateOnly day) => await work.DoAsync("move appointment", await PlacesAsync(repair, slot, day));

    /// <summary>The contractor's interface: started, completed or moved, for a repair, with what belongs to it.</summary>
    [When("the contractor's file says")]
    public async Task ContractorFile(DataTable lines)
    {
        var file = new StringBuilder();
        foreach (var line in lines.Rows)
        {
            var reference = await repairs.ReferenceAsync(ToRepair(line["repair"]));
            file.Append(line["what"].ToUpperInvariant()).Append(',').Append(reference);
            if (line["what"] is "moved")
            {
                var (slot, day) = (line["to"].Split(" of ")[0], HousingDate.Parse(line["to"].Split(" of ")[^1]));
                file.Append(',').Append(HousingDate.Iso(day)).Append(',').Append(Slot(slot));
            }

            file.Append('\n');
        }

        await work.TryAsync("contractor file", ("file", file.ToString()));
    }

    /// <summary>The one appointment that counts, with the operative who was booked.</summary>
    [Then("the appointment of the {repair} is on the {slot} of {date}")]
    public async Task IsOn(int repair, string slot, DateOnly day)
    {
        var booked = await repairs.BookedAsync(repair);
        Expect.Same($"Day of the appointment of {await repairs.ReferenceAsync(repair)}", day, booked.Date("day"));
        Expect.Same($"Slot of the appointment of {await repairs.ReferenceAsync(repair)}", Slot(slot), booked.Text("slot"));
        Expect.Same($"Operative of the appointment of {await repairs.ReferenceAsync(repair)}", Operative, booked.Text("operative"));
    }

    /// <summary>Every appointment of the repair, those that it was moved from too.</summary>
    [Then("the {repair} has {int} appointment(s), of which {int} {word}")]
    public async Task Has(int repair, int all, int some, string state)
    {
        var found = await records.FindAsync("appointment", ("works order", (await repairs.RepairAsync(repair)).Key));
        var word = records.Word("appointment", "state", state).ToString();
        Expect.Same($"Appointments of {await repairs.ReferenceAsync(repair)}", all, found.Count);
        Expect.Same(
            $"Appointments of {await repairs.ReferenceAsync(repair)} that are {state}",
            some,
            found.Count(one => string.Equals(one.Text("state"), word, StringComparison.Ordinal)));
    }

    private string Operative => copy.Map.SignIn.Roles.GetValueOrDefault("operative", "");

    private string Slot(string slot) => records.Word("appointment", "slot", slot).ToString();

    private async Task<(string Place, string Text)[]> PlacesAsync(int repair, string slot, DateOnly day) =>
    [
        ("works order", await repairs.ReferenceAsync(repair)), ("day", HousingDate.Iso(day)), ("slot", Slot(slot)), ("operative", Operative),
    ];
}
