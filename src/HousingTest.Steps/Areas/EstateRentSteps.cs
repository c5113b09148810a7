using System.Globalization;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>What must hold of every rent of the estate after all of them were changed at once.</summary>
[Binding]
public sealed class EstateRentSteps(HousingRecords records)
{
    /// <summary>Over the whole estate: each rent in force was raised to the penny, and what is not rent is as it was.</summary>
    [Then("every live rent is raised by {string} per cent from {date} and nothing else")]
    public async Task EveryRentRaised(string percent, DateOnly from)
    {
        var factor = 1 + (decimal.Parse(percent, CultureInfo.InvariantCulture) / 100);
        var rentWord = records.Word("charge", "type", "rent").ToString();
        var charges = await records.FindAsync("charge");
        var changed = charges.Where(charge => charge.Date("start") == from).ToList();
        var before = charges.Where(charge => charge.Date("end") == from.AddDays(-1)).ToLookup(charge => charge.Text("rent account"), StringComparer.Ordinal);
        var live = await LiveAccountsAsync(from);
        var rents = charges.Where(charge =>
            string.Equals(charge.Text("type"), rentWord, StringComparison.Ordinal) && live.Contains(charge.Text("rent account")) && IsInForce(charge, from)).ToList();

        Expect.That(rents.Count > 0, "There is no live rent in the estate");
        Expect.Same("Charges that start on the day", rents.Count, changed.Count);
        foreach (var rent in changed)
        {
            var old = before[rent.Text("rent account")].Single();
            var raised = (long)Math.Round(old.Money("weekly amount").Pence * factor, MidpointRounding.AwayFromZero);
            Expect.Same($"Type of the charge of account {rent.Text("rent account")}", rentWord, rent.Text("type"));
            Expect.Same($"New rent of account {rent.Text("rent account")}", new Money(raised), rent.Money("weekly amount"));
        }
    }

    /// <summary>Over the whole estate: nothing is over 48 weeks any more, and what a year costs is the same to within half a penny a week.</summary>
    [Then("no rent and no target rent is over 48 weeks, and none costs more than 26p a year more or less")]
    public async Task EverythingConverted()
    {
        var charges = await records.FindAsync("charge");
        var live = charges.Where(charge => charge.Date("end") is null).ToLookup(charge => charge.Text("rent account"), StringComparer.Ordinal);
        var over48 = charges.Where(charge => charge.Text("charged weeks") is "48").ToList();
        Expect.That(over48.Count > 0, "There was no rent over 48 weeks in the estate");
        Expect.Same("Rents in force over 48 weeks", 0, over48.Count(charge => charge.Date("end") is null));
        Expect.Same("Target rents over 48 weeks", 0, (await records.FindAsync("property")).Count(home => home.Text("target rent weeks") is "48"));
        foreach (var old in over48)
        {
            // A tenancy that had ended before keeps what it had.
            if (live[old.Text("rent account")].SingleOrDefault(charge => string.Equals(charge.Text("type"), old.Text("type"), StringComparison.Ordinal)) is not { } now)
                continue;
            var difference = (now.Money("weekly amount").Pence * 52) - (old.Money("weekly amount").Pence * 48);
            Expect.That(Math.Abs(difference) <= 26, $"Account {old.Text("rent account")} costs {new Money(difference)} a year more than before");
        }
    }

    private async Task<HashSet<string>> LiveAccountsAsync(DateOnly on)
    {
        var tenancies = (await records.FindAsync("tenancy")).Where(one => one.Date("end") is not { } end || end.Year == 1900 || end >= on)
            .Select(one => one.Key.ToString()).ToHashSet(StringComparer.Ordinal);
        return (await records.FindAsync("rent account")).Where(account => tenancies.Contains(account.Text("tenancy")))
            .Select(account => account.Key.ToString()).ToHashSet(StringComparer.Ordinal);
    }

    private static bool IsInForce(HousingRecord charge, DateOnly on) =>
        charge.Date("start") <= on && (charge.Date("end") is not { } end || end.Year == 1900 || end >= on);
}
