using System.Globalization;

namespace ReferenceHousing.Clock;

/// <summary>The day and the instant as the service counts them. Days are those of Europe/London, instants are UTC.</summary>
public sealed class HousingClock(TimeProvider time)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>Today in Europe/London: an hour past UTC's day in summer time.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), London).DateTime);

    /// <summary>The instant as the database keeps it, to the second: 2026-04-06T09:00:00Z.</summary>
    public string Instant => Text(time.GetUtcNow());

    /// <summary>An instant in the database's form.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
