using ReferenceHousing;
using ReferenceHousing.Repairs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class HazardClockTests
{
    private static readonly WorkingCalendar Calendar = new(
        BankHoliday.InYear(2026).Concat(BankHoliday.InYear(2027)).ToDictionary(holiday => holiday.Day, holiday => holiday.Name));

    private static readonly DateTimeOffset Reported = new(2026, 6, 1, 22, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_day_of_a_report_is_Londons_and_not_the_servers() =>
        HazardClocks.Investigation(Hazard.Significant, Reported.AddHours(1), Calendar).On.ShouldBe(new DateOnly(2026, 6, 16));

    [Fact]
    public void A_whole_day_is_in_time_in_London()
    {
        var due = HazardClocks.Investigation(Hazard.Significant, Reported, Calendar);
        due.ShouldBe(Target.By(new DateOnly(2026, 6, 15)));
        due.IsMetBy(new DateTimeOffset(2026, 6, 15, 22, 59, 59, TimeSpan.Zero)).ShouldBeTrue();
        due.IsMetBy(new DateTimeOffset(2026, 6, 15, 23, 0, 0, TimeSpan.Zero)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(RepairPolicy.FromReport, 0)]
    [InlineData(RepairPolicy.FromInvestigation, 5)]
    public void The_24_hours_start_where_the_council_says(string starts, int hoursLater)
    {
        var investigated = Target.At(Reported.AddHours(5));
        var following = HazardClocks.AfterInvestigation(Hazard.Emergency, starts, Reported, investigated, Calendar);
        following[HazardClocks.MakeSafe].Due.ShouldBe(Target.At(Reported.AddHours(24 + hoursLater)));
        following[HazardClocks.BeginWorks].LatestOn.ShouldBe(new DateOnly(2026, 8, 25));
    }

    [Theory]
    [InlineData("DAMP", "SIGNIFICANT", "NORMAL", "Hazard")]
    [InlineData("DAMP_AND_MOULD", "SLIGHT", "NORMAL", "Severity")]
    [InlineData("DAMP_AND_MOULD", null, "NORMAL", "Severity")]
    [InlineData("DAMP_AND_MOULD", "EMERGENCY", "URGENT", "Priority")]
    public void A_hazard_that_does_not_fit_its_report_is_refused(string kind, string? severity, string priority, string field) =>
        Should.Throw<RefusedException>(() => Hazard.Checked(new RepairReport("T-000001", "Mould", priority, kind, severity))).Field.ShouldBe(field);

    [Fact]
    public void A_report_without_a_hazard_has_none() => Hazard.Checked(new RepairReport("T-000001", "Tap", "NORMAL", "", "")).ShouldBeNull();
}
