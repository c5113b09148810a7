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

    /// <summary>Lets time pass, whatever people's clocks are put to meanwhile.</summary>
    [When("{int} hour(s) has/have passed")]
    public Task HoursHavePassed(int hours) => copy.Clock.SetAsync(copy.Clock.Now.AddHours(hours), scope.Cancellation);
}
