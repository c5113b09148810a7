using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The clock of a test copy: it stands still and moves when a step moves it.</summary>
public sealed class SystemClock
{
    private readonly SystemMap _map;
    private readonly SystemActions _actions;
    private readonly DateTimeOffset _start;

    internal SystemClock(SystemMap map, SystemActions actions, DateTimeOffset? start)
    {
        (_map, _actions) = (map, actions);
        Unsettable = map.Clock.Set is null || start is null ? Problems.NoClockInMap(map.File) : null;
        Now = _start = Unsettable is null ? start!.Value : TimeProvider.System.GetUtcNow();
        Zone = TimeZoneInfo.TryFindSystemTimeZoneById(map.Clock.Zone, out var zone)
            ? zone
            : throw new ProblemException(Problems.ClockNotSet(map.File, $"this machine knows no time zone {map.Clock.Zone}"));
    }

    /// <summary>The instant at which it stands.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>The zone in which the system counts days.</summary>
    public TimeZoneInfo Zone { get; }

    /// <summary>The day that the system takes for today.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    /// <summary>The problem when it goes its own way and no step can set it, as that of a system at an address may, or one whose map does not say how; null otherwise.</summary>
    public Problem? Unsettable { get; private set; }

    /// <summary>It goes its own way: nothing of ours sets it, and every step that would says so.</summary>
    /// <param name="release">Name of the release, for the problem.</param>
    /// <param name="why">Why it cannot be set.</param>
    /// <param name="now">What it shows.</param>
    internal void Follow(string release, string why, DateTimeOffset now) => (Unsettable, Now) = (Problems.NoClock(release, why), now);

    /// <summary>Sets it to where it shall stand if the system lets us; else it goes on by itself, <see cref="Unsettable"/> says so, and every step that sets it does.</summary>
    /// <param name="release">Name of the release, for the problem.</param>
    /// <param name="now">What it shows by itself.</param>
    /// <param name="ct">Gives up.</param>
    internal async Task TakeAsync(string release, DateTimeOffset now, CancellationToken ct)
    {
        if (Unsettable is not null)
            return;
        try
        {
            await SetAsync(_start, ct);
        }
        catch (ProblemException refused)
        {
            Follow(release, refused.Problems[0].Why, now);
        }
    }

    /// <summary>Moves it, forwards or backwards. Throws HT-ENV-013 when the system refuses.</summary>
    public async Task SetAsync(DateTimeOffset now, CancellationToken ct)
    {
        if (Unsettable is { } unsettable)
            throw new ProblemException(unsettable);
        var text = now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var result = await _actions.RunAsync(_map.Clock.Set!, new Dictionary<string, string>(StringComparer.Ordinal) { ["now"] = text }, ct);
        if (!result.Succeeded)
            throw new ProblemException(Problems.ClockNotSet(_map.File, $"the system answered {result.Status}: {result.Body}"));
        Now = now;
    }

    /// <summary>Moves it to a time of the day on a day, as the zone counts it; a time that the change to summer skips is taken an hour later.</summary>
    public Task SetAsync(DateOnly day, TimeOnly time, CancellationToken ct)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return SetAsync(new DateTimeOffset(local, Zone.GetUtcOffset(local)), ct);
    }

    /// <summary>Moves it to where it stood after provisioning.</summary>
    public Task ResetAsync(CancellationToken ct) => Unsettable is null ? SetAsync(_start, ct) : Task.CompletedTask;
}
