using HousingTest.Environments;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Days as testers write them where a step has <c>{date}</c>, told from the day that the test copy's clock shows.</summary>
[Binding]
public sealed class DateParameters(TestCopy copy)
{
    private DateOnly Today => copy.Clock.Today;

    /// <summary>A day of the calendar: <c>6 April 2026</c>, <c>Monday 6 April 2026</c>, <c>6th April 2026</c>, <c>6 Apr 2026</c>.</summary>
    [StepArgumentTransformation("((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day )?[0-9]{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+ [0-9]{4})", Name = "date")]
    public DateOnly ToDate(string text) => HousingDate.Parse(text);

    /// <summary>Beside the test copy's own day: <c>today</c>, <c>tomorrow</c>, <c>yesterday</c>.</summary>
    [StepArgumentTransformation("(today|tomorrow|yesterday)", Name = "date")]
    public DateOnly ToNearDay(string word) => Today.AddDays(word switch { "tomorrow" => 1, "yesterday" => -1, _ => 0 });

    /// <summary>The first such day after today, or the last one before: <c>next Monday</c>, <c>last Friday</c>. On a Monday, next Monday is a week away.</summary>
    [StepArgumentTransformation("(next|last) (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)", Name = "date")]
    public DateOnly ToWeekday(string which, string weekday) => which is "next" ? HousingDate.Next(Today, Day(weekday)) : HousingDate.Last(Today, Day(weekday));

    /// <summary>So long after or before today: <c>30 days later</c>, <c>1 week earlier</c>, <c>2 months later</c>. A month from 31 January is the last day of February.</summary>
    [StepArgumentTransformation("([0-9]+) (days?|weeks?|months?|years?) (later|earlier)", Name = "date")]
    public DateOnly ToDistance(int count, string unit, string way) => TimeSpanInWords.Of(count, unit).From(Today, way is "later" ? 1 : -1);

    /// <summary>One of them: <c>a week later</c>, <c>a month earlier</c>.</summary>
    [StepArgumentTransformation("a (day|week|month|year) (later|earlier)", Name = "date")]
    public DateOnly ToOneAway(string unit, string way) => ToDistance(1, unit, way);

    private static DayOfWeek Day(string name) => Enum.Parse<DayOfWeek>(name);
}
