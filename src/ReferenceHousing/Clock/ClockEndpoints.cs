namespace ReferenceHousing.Clock;

/// <summary>Setting the clock over HTTP, for environments in which time is part of the test.</summary>
public static class ClockEndpoints
{
    /// <summary>An instant with its offset, in JSON as <c>{"now":"2026-04-06T09:00:00Z"}</c>.</summary>
    public sealed record ClockSetting(DateTimeOffset Now);

    public static void MapClock(this IEndpointRouteBuilder routes, SettableTimeProvider clock)
    {
        routes.MapGet("/test-controls/clock", () => new { now = HousingClock.Text(clock.GetUtcNow()) });
        routes.MapPut("/test-controls/clock", (ClockSetting setting) =>
        {
            clock.Set(setting.Now);
            return new { now = HousingClock.Text(clock.GetUtcNow()) };
        });
    }
}
