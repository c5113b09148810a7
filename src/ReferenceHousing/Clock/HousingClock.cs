using System.Globalization;

namespace ReferenceHousing.Clock;

/// <summary>The day and the instant as the service counts them. Days are those of Europe/London, instants are UTC.</summary>
public sealed class HousingClock(TimeProvider time)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The instant.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Today in Europe/London: an hour past UTC's day in summer time.</summary>
    public DateOnly Today => DayOf(time.GetUtcNow());

    /// <summary>The instant as the database keeps it, to the second: 2026-04-06T09:00:00Z.</summary>
    public string Instant => Text(time.GetUtcNow());

    /// <summary>The day of an instant in Europe/London.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(InLondon(instant).DateTime);

    /// <summary>The time that the clocks on the walls show at an instant.</summary>
    public static DateTimeOffset InLondon(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);

    /// <summary>Reads an instant in the database's form.</summary>
    public static DateTimeOffset Read(string instant) => DateTimeOffset.ParseExact(
        instant, "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    /// <summary>An instant in the database's form.</summary>
    public static string Text(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
