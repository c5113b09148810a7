using HousingTest.Environments;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Weeks of rent as testers write them where a step has <c>{week}</c>; a week is told by its Monday.</summary>
[Binding]
public sealed class WeekParameters(TestCopy copy)
{
    /// <summary>By its Monday: <c>the week starting 6 April 2026</c>.</summary>
    [StepArgumentTransformation("the week starting ([0-9]{1,2} [A-Z][a-z]+ [0-9]{4})", Name = "week")]
    public DateOnly ToWeek(string monday) => HousingDate.Parse(monday);

    /// <summary>By its number in its rent year, which begins on the first Monday in April and has 52 or 53 weeks: <c>week 14 of 2026/27</c>.</summary>
    [StepArgumentTransformation("week ([0-9]{1,2}) of ([0-9]{4}/[0-9]{2})", Name = "week")]
    public DateOnly ToNumberedWeek(int number, string rentYear) => HousingDate.WeekOf(rentYear, number);

    /// <summary>Beside the week in which the test copy's clock stands: <c>this week</c>, <c>next week</c>, <c>last week</c>.</summary>
    [StepArgumentTransformation("(this|next|last) week", Name = "week")]
    public DateOnly ToNearWeek(string which) => HousingDate.MondayOf(copy.Clock.Today).AddDays(which switch { "next" => 7, "last" => -7, _ => 0 });
}
