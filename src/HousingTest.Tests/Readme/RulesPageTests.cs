using System.Globalization;
using ReferenceHousing;
using ReferenceHousing.Arrears;
using ReferenceHousing.Payments;
using ReferenceHousing.Rents;
using ReferenceHousing.Repairs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Readme;

/// <summary>The page of the reference system's rules: its figures are the system's own.</summary>
public sealed class RulesPageTests
{
    private static readonly string s_page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "rules.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Its_sums_are_the_systems()
    {
        s_page.ShouldContain($"when less than {Money.Format(ArrearsLadder.TextMessageFromPence)} is owed");
        s_page.ShouldContain($"| letter 1 | {Money.Format(ArrearsLadder.LetterFromPence)} |");
        s_page.ShouldContain($"| notice | {ArrearsLadder.NoticeFromWeeks.ToString(CultureInfo.InvariantCulture)} weeks' charges");
        s_page.ShouldContain($"| refund | at most the credit; above {Money.Format(Refunds.ApprovalAbovePence)} it waits");
        s_page.ShouldContain($"at most the cap: {Money.Format(RentCap.For(1))} a week up to one bedroom, {Money.Format(RentCap.For(2) - RentCap.For(1))} more for each further one");
        s_page.ShouldContain($"has two: {Money.Format(RentCap.For(2))}");
    }

    [Fact]
    public void Every_priority_is_there_with_its_hours_or_days()
    {
        foreach (var priority in Priority.All.Where(priority => priority.Code is not "INSPECTION"))
        {
            var within = priority.Hours > 0 ? $"{priority.Hours} hours" : $"{priority.WorkingDays} working days";
            s_page.ShouldContain($"| {priority.Code.ToLowerInvariant()} | {within} |");
        }
    }

    [Fact]
    public void Its_rent_year_is_the_systems()
    {
        var year = RentYear.StartingIn(2026);

        s_page.ShouldContain($"{year.StartsOn.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture)}, the first day of the rent year {year.Name}");
        s_page.ShouldContain($"{string.Join(" and ", year.RentFreeWeeks.Order().Select(monday => monday.Day))} December in 2026");
        s_page.ShouldContain($"in {year.ChargingWeeks} weeks of {year.Weeks}");
        s_page.ShouldContain($"at least {AnnualUplifts.NoticeDays} days ahead");
        var longer = RentYear.StartingIn(2030);
        s_page.ShouldContain($"or {longer.Weeks} ({longer.Name})");
    }
}
