using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A field that a control compares.</summary>
/// <param name="Place">Its place among all fields.</param>
/// <param name="Book">The control's book.</param>
/// <param name="Tolerance">By how much it may be out: pence, days, or units.</param>
internal sealed record ComparedField(int Place, ControlBook Book, decimal Tolerance)
{
    /// <summary>True when two values that differ are near enough. Nothing is never near to something.</summary>
    public bool IsTolerated(ReconciledType type, FieldValue left, FieldValue right)
    {
        if (Tolerance == 0 || left.State is ValueState.Nothing || right.State is ValueState.Nothing)
            return false;
        return type is ReconciledType.Date
            ? Math.Abs(Day(left.Text) - Day(right.Text)) <= Tolerance
            : Math.Abs(decimal.Parse(left.Text, CultureInfo.InvariantCulture) - decimal.Parse(right.Text, CultureInfo.InvariantCulture)) <= Tolerance;
    }

    private static int Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture).DayNumber;
}
