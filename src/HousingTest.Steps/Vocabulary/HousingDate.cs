using System.Globalization;

namespace HousingTest.Steps;

/// <summary>Dates as testers write them: <c>6 April 2026</c>.</summary>
public static class HousingDate
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>Reads <c>6 April 2026</c> or <c>6 Apr 2026</c>.</summary>
    /// <exception cref="ExpectationException">There is no such day.</exception>
    public static DateOnly Parse(string text) =>
        DateOnly.TryParseExact(text, ["d MMMM yyyy", "d MMM yyyy"], English, DateTimeStyles.None, out var date)
            ? date
            : throw new ExpectationException($"\"{text}\" is no date: write it as 6 April 2026");

    /// <summary>Writes <c>6 April 2026</c>.</summary>
    public static string Say(DateOnly date) => date.ToString("d MMMM yyyy", English);

    /// <summary>Writes <c>2026-04-06</c>, as databases and interfaces hold it.</summary>
    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", English);
}
