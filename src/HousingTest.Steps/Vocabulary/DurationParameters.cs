using Reqnroll;

namespace HousingTest.Steps;

/// <summary>How long something takes, where a step has <c>{duration}</c>.</summary>
[Binding]
public sealed class DurationParameters
{
    /// <summary>A count and a unit: <c>24 hours</c>, <c>30 days</c>, <c>4 weeks</c>, <c>1 month</c>.</summary>
    [StepArgumentTransformation("([0-9]+) (minutes?|hours?|days?|weeks?|months?|years?)", Name = "duration")]
    public TimeSpanInWords ToDuration(int count, string unit) => TimeSpanInWords.Of(count, unit);

    /// <summary>One of them: <c>a day</c>, <c>an hour</c>.</summary>
    [StepArgumentTransformation("an? (minute|hour|day|week|month|year)", Name = "duration")]
    public TimeSpanInWords ToOne(string unit) => TimeSpanInWords.Of(1, unit);
}
