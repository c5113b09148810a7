using HousingTest.Environments;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>Time in the test copy: it stands still, and moves when a step moves it.</summary>
[Binding]
public sealed class CalendarSteps(TestCopy copy, ScenarioScope scope)
{
    /// <summary>Sets the clock to nine in the morning of a day.</summary>
    [Given("today is {date}")]
    public Task TodayIs(DateOnly day) => copy.Clock.SetAsync(day, new TimeOnly(9, 0), scope.Cancellation);

    /// <summary>Sets the clock to a time of a day.</summary>
    [Given("it is {time} on {date}")]
    public Task ItIs(TimeOnly time, DateOnly day) => copy.Clock.SetAsync(day, time, scope.Cancellation);

    /// <summary>
    /// Lets time pass. Hours and minutes are as long as they are, whatever people's clocks are put to meanwhile; after days, weeks and months it is the same time of the day.
    /// </summary>
    [When("{duration} has/have passed")]
    public Task HasPassed(TimeSpanInWords duration)
    {
        if (!duration.IsOfDays)
            return copy.Clock.SetAsync(copy.Clock.Now + duration.Exact, scope.Cancellation);
        var now = TimeZoneInfo.ConvertTime(copy.Clock.Now, copy.Clock.Zone);
        return copy.Clock.SetAsync(duration.From(copy.Clock.Today, 1), TimeOnly.FromDateTime(now.DateTime), scope.Cancellation);
    }
}
