using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A date field and where its days may lie. ISO dates stand in the order of their texts.</summary>
internal sealed class DateRange
{
    private readonly string? from;
    private readonly string? to;
    private readonly string before;
    private readonly string after;

    public DateRange(int place, ReconciliationControl.Dates control, ControlBook book)
    {
        (Place, Book) = (place, book);
        (from, to) = (Iso(control.From), Iso(control.To));
        (before, after) = ($"before {from}", $"after {to}");
    }

    /// <summary>Place of the field among all.</summary>
    public int Place { get; }

    /// <summary>The control's book.</summary>
    public ControlBook Book { get; }

    /// <summary>How a day lies outside; null when it does not.</summary>
    public string? Kind(string day) => from is not null && string.CompareOrdinal(day, from) < 0
        ? day is "1900-01-01" ? "1900-01-01" : before
        : to is not null && string.CompareOrdinal(day, to) > 0 ? after : null;

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
