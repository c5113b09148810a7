using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Reads a moment as an extract writes it, by the clock on the council's wall where it says nothing else, and gives it as the system keeps it.</summary>
/// <param name="side">How it is written.</param>
/// <param name="zone">Where that clock hangs.</param>
internal sealed class InstantReader(SideField side, TimeZoneInfo zone)
{
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    /// <summary>2026-04-06T08:00:00Z.</summary>
    public FieldValue Read(string? raw)
    {
        var text = raw is null ? "" : side.Trim ? raw.Trim() : raw;
        if (text.Length == 0 || side.Nothing.Contains(text, StringComparer.Ordinal))
            return FieldValue.Nothing;
        return Instant(text) is { } instant
            ? new FieldValue(ValueState.Known, instant.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture))
            : new FieldValue(ValueState.Unreadable, text);
    }

    private DateTime? Instant(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (side.DateFormat is null && DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ssK", culture, DateTimeStyles.None, out var known) && (text.EndsWith('Z') || text.Length > 19))
            return known.UtcDateTime;
        // An hour that the spring leaves out is a moment that never was.
        return DateTime.TryParseExact(text, side.DateFormat is { } format ? [format] : Local, culture, DateTimeStyles.None, out var wall) && !zone.IsInvalidTime(wall)
            ? TimeZoneInfo.ConvertTimeToUtc(wall, zone)
            : null;
    }
}
