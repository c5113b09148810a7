using System.Globalization;
using ReferenceHousing.Clock;

namespace ReferenceHousing;

/// <summary>Codes and dates as they are read on screens and in letters.</summary>
public static class Wording
{
    /// <summary>6 April 2026.</summary>
    public static string Date(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>6 April 2026, or nothing.</summary>
    public static string Date(DateOnly? date) => date is { } day ? Date(day) : "";

    /// <summary>An instant of the database in London's time: 6 April 2026 at 9:00.</summary>
    public static string Moment(string instant) =>
        HousingClock.InLondon(HousingClock.Read(instant)).ToString("d MMMM yyyy 'at' H:mm", CultureInfo.InvariantCulture);

    /// <summary>JOINT_TENANT becomes Joint tenant.</summary>
    public static string Plain(string code) =>
        code.Length == 0 ? "" : code[0] + code[1..].Replace('_', ' ').ToLowerInvariant();

    /// <summary>480 hundredths are 4.8.</summary>
    public static string Percent(int hundredths) => (hundredths / 100m).ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>Reads a percentage as a form sends it, or refuses it by the field's label.</summary>
    public static decimal ReadPercent(string field, string label, string? text) =>
        decimal.TryParse((text ?? "").Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            ? percent
            : throw new RefusedException(Refusal.Invalid, field, $"{label} must be a number, like 4.8");

    /// <summary>Reads a date as a form sends it, or refuses it by the field's label.</summary>
    public static DateOnly ReadDate(string field, string label, string? text) =>
        DateOnly.TryParseExact((text ?? "").Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : throw new RefusedException(Refusal.Invalid, field, $"{label} must be a date, like 2026-04-06");

    /// <summary>Reads pounds as a form sends them, or refuses them by the field's label.</summary>
    public static long ReadPounds(string field, string label, string? text) =>
        Money.FromPounds(text)
            ?? throw new RefusedException(Refusal.Invalid, field, $"{label} must be an amount in pounds, like 95.43");
}
