using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>What the terminal and the page say alike of a reconciliation.</summary>
public static class ReconciliationSentences
{
    /// <summary>The word for what came of it.</summary>
    public static string Word(ReconciliationStatus status) => status switch
    {
        ReconciliationStatus.Pass => "PASS",
        ReconciliationStatus.Breaks => "BREAKS",
        _ => "NOT COMPARED",
    };

    /// <summary>The sentence behind the word.</summary>
    public static string Sum(ReconciliationResult result) => result.Status switch
    {
        ReconciliationStatus.Pass when result.Controls.Sum(control => control.Accepted) is > 0 and var accepted => $"everything agrees but {Count(accepted, "accepted break")}",
        ReconciliationStatus.Pass => "everything agrees",
        ReconciliationStatus.Breaks => $"{Count(result.Breaks, "break")} in {Count(result.Patterns.Count(pattern => pattern.Count > 0), "pattern")}",
        _ => "this is no pass: not everything was looked at",
    };

    /// <summary><c>legacy 1,000 rows of rent-accounts.csv</c>; with what the filters leave out.</summary>
    public static string Side(SideResult side) =>
        $"{Count(side.Counted, "row")} of {side.Source}{(side.LeftOut == 0 ? "" : $", {Number(side.LeftOut)} of {Number(side.Rows)} left out by filters")}";

    /// <summary><c>12 tenancy start: day and month swapped</c>.</summary>
    public static string Pattern(BreakPattern pattern) => $"{Number(pattern.Count)} × {(pattern.Field.Length == 0 ? pattern.What : $"{pattern.Field}: {pattern.What}")}";

    /// <summary>Money at stake in a pattern, with its sum where the signs say more; empty where no money is known.</summary>
    public static string Money(BreakPattern pattern) => (pattern.Pence, pattern.Net) switch
    {
        (null, _) => "",
        ({ } pence, { } net) when Math.Abs(net) != pence => $"{new Money(pence)} at stake, together {Signed(net)}",
        ({ } pence, { } net) => pence == 0 ? "" : $"together {Signed(net)}",
        ({ } pence, null) => pence == 0 ? "" : $"{new Money(pence)} at stake",
    };

    /// <summary>What a control came to.</summary>
    public static string Control(ControlResult control)
    {
        var parts = new List<string>();
        if (control.LookedAt == 0)
            parts.Add("looked at nothing");
        if (control.Breaks > 0)
            parts.Add(Count(control.Breaks, "break"));
        if (parts.Count == 0)
            parts.Add("agrees");
        if (control.Pence is { } pence && control.Breaks > 0 && pence > 0)
            parts.Add(new Money(pence).ToString());
        if (control.Accepted > 0)
            parts.Add($"{Number(control.Accepted)} accepted");
        if (control.WithinTolerance > 0)
            parts.Add($"{Number(control.WithinTolerance)} within tolerance");
        return string.Join(", ", parts);
    }

    /// <summary>A value as people read it: nothing, an amount in pounds, or as it is.</summary>
    /// <param name="value">The value; null where there is no such row.</param>
    /// <param name="isMoney">True when it is whole pence.</param>
    public static string Value(string? value, bool isMoney) => value switch
    {
        // No such row, or none that this is about.
        null => "—",
        "" => "nothing",
        _ when isMoney && long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var pence) => new Money(pence).ToString(),
        _ => value,
    };

    /// <summary>True when the values of a pattern are amounts: their difference is known, or they tell what a row is worth.</summary>
    public static bool IsMoney(BreakPattern pattern) =>
        pattern.Net is not null || (pattern.Field.Length == 0 && pattern.Pence is not null && pattern.Examples.All(example => example.Left is null || example.Right is null));

    /// <summary>Where to look: both places, or the one.</summary>
    public static string Rows(Break one) => (one.LeftRow, one.RightRow) switch
    {
        ({ } left, { } right) => $"{left} · {right}",
        var (left, right) => left ?? right ?? "",
    };

    /// <summary><c>1 row</c>, <c>1,200 rows</c>.</summary>
    public static string Count(long number, string noun) => $"{Number(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary><c>1,200</c>.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Signed(long pence) => pence > 0 ? $"+{new Money(pence)}" : new Money(pence).ToString();
}
