using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>What a changed field is called, by the type of its values.</summary>
internal static class CellDifference
{
    /// <summary>The difference without its row: member, subject and rank are the caller's.</summary>
    public static Difference Of(string scenario, TableLens table, ColumnLens column, Value before, Value after, string shownBefore, string shownAfter)
    {
        // Kinds of value differ, their text does not: 42 as a number and 42 as a text.
        if (string.Equals(shownBefore, shownAfter, StringComparison.Ordinal) && column.Entity is null)
            (shownBefore, shownAfter) = (Kinded(before, shownBefore), Kinded(after, shownAfter));
        var pair = $"{shownBefore} → {shownAfter}";
        if (column.Type == FieldType.Pence)
        {
            return (before, after) is (Value.Integer one, Value.Integer other)
                ? Difference(DifferenceKind.Money, Way(one.Number, other.Number), (other.Number - one.Number).ToString(CultureInfo.InvariantCulture)) with
                {
                    Delta = other.Number - one.Number,
                }
                : Difference(DifferenceKind.Money, Direction.Changed, pair);
        }

        return Difference(DifferenceKind.Field, Direction.Changed, column.Type == FieldType.Date ? Days(before, after) ?? pair : pair);

        Difference Difference(DifferenceKind kind, string direction, string variant) =>
            new(kind, scenario, table.Where, column.Name, direction, variant, "", "", shownBefore, shownAfter);
    }

    // Payments are negative: a payment of one penny more must not read as "lower".
    private static string Way(long before, long after) => (before, after) switch
    {
        _ when before == -after => Direction.Swapped,
        ( <= 0, <= 0) => after < before ? Direction.MoreInCredit : Direction.LessInCredit,
        _ => after < before ? Direction.Lower : Direction.Higher,
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
