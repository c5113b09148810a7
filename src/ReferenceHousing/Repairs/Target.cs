using ReferenceHousing.Clock;

namespace ReferenceHousing.Repairs;

/// <summary>By when something must be done.</summary>
/// <param name="On">The last day on which it is in time, in Europe/London.</param>
/// <param name="Instant">The last instant, where hours count: elapsed hours, whatever the clocks on the wall do. Null where the whole day is in time.</param>
public readonly record struct Target(DateOnly On, DateTimeOffset? Instant)
{
    /// <summary>By an instant.</summary>
    public static Target At(DateTimeOffset instant) => new(HousingClock.DayOf(instant), instant);

    /// <summary>By the end of a day.</summary>
    public static Target By(DateOnly day) => new(day, null);

    /// <summary>Is something that was done at an instant in time?</summary>
    public bool IsMetBy(DateTimeOffset done) => Instant is { } last ? done <= last : HousingClock.DayOf(done) <= On;

    /// <summary>The instant as the database keeps it.</summary>
    public string? InstantText => Instant is { } instant ? HousingClock.Text(instant) : null;
}
