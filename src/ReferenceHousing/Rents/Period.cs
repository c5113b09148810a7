namespace ReferenceHousing.Rents;

/// <summary>From a day to a day, both included; open when there is no end.</summary>
public readonly record struct Period
{
    /// <summary>An end date that data taken over from older systems uses for "has not ended".</summary>
    public static readonly DateOnly NotEnded = new(1900, 1, 1);

    public Period(DateOnly from, DateOnly? to)
    {
        From = from;
        To = to == NotEnded ? null : to;
    }

    public DateOnly From { get; }

    public DateOnly? To { get; }

    /// <summary>How many days of the week that starts on a Monday lie in both periods: 0 to 7.</summary>
    public static int SharedDays(DateOnly weekStarting, Period one, Period other)
    {
        var first = Later(weekStarting, Later(one.From, other.From));
        var last = Earlier(weekStarting.AddDays(6), Earlier(one.To ?? DateOnly.MaxValue, other.To ?? DateOnly.MaxValue));
        return Math.Max(0, last.DayNumber - first.DayNumber + 1);
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
