using System.Globalization;
using System.Runtime.InteropServices;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>What a changed field is called, by the type of its values; the row that it is in says the rest of the difference.</summary>
/// <param name="Kind">Money, or any other field.</param>
/// <param name="Direction">Which way it differs.</param>
/// <param name="Variant">What distinguishes it among those of its direction.</param>
/// <param name="Before">On the baseline, for people.</param>
/// <param name="After">On the candidate, for people.</param>
/// <param name="Delta">Pence, candidate less baseline; null when it is not money.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct CellDifference(DifferenceKind Kind, string Direction, string Variant, string Before, string After, long? Delta)
{
    /// <summary>What two values of a column differ in.</summary>
    public static CellDifference Of(ColumnLens column, Value before, Value after, string shownBefore, string shownAfter)
    {
        // Kinds of value differ, their text does not: 42 as a number and 42 as a text.
        if (string.Equals(shownBefore, shownAfter, StringComparison.Ordinal) && column.Entity is null)
            (shownBefore, shownAfter) = (Kinded(before, shownBefore), Kinded(after, shownAfter));
        if (column.Type == FieldType.Pence && (before, after) is (Value.Integer one, Value.Integer other))
        {
            var delta = other.Number - one.Number;
            return new(DifferenceKind.Money, Way(one.Number, other.Number), delta.ToString(CultureInfo.InvariantCulture), shownBefore, shownAfter, delta);
        }

        return new(
            column.Type == FieldType.Pence ? DifferenceKind.Money : DifferenceKind.Field, Comparison.Direction.Changed,
            (column.Type == FieldType.Date ? Days(before, after) : null) ?? $"{shownBefore} → {shownAfter}", shownBefore, shownAfter, null);
    }

    // Payments are negative: a payment of one penny more must not read as "lower".
    private static string Way(long before, long after) => (before, after) switch
    {
        _ when before == -after => Comparison.Direction.Swapped,
        ( <= 0, <= 0) => after < before ? Comparison.Direction.MoreInCredit : Comparison.Direction.LessInCredit,
        _ => after < before ? Comparison.Direction.Lower : Comparison.Direction.Higher,
    };

    private static string? Days(Value before, Value after) =>
        DateOnly.TryParseExact(before.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var one)
        && DateOnly.TryParseExact(after.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var other)
        && other.DayNumber - one.DayNumber is var days
            ? $"{Words.Counted(Math.Abs(days), "day", "days")} {(days < 0 ? "earlier" : "later")}"
            : null;

    private static string Kinded(Value value, string shown) => value switch
    {
        Value.Text => $"“{shown}” as text",
        Value.Integer or Value.Real => $"{shown} as a number",
        _ => shown,
    };
}
