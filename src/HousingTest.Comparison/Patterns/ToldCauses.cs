using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Finds what a message, a screen or a file says otherwise only because a row differs: nothing but amounts, days and numbers are other
/// ones in it, and each of them went from what a row held to what it holds. So a letter with the wrong balance is told behind the balance.
/// </summary>
internal static class ToldCauses
{
    /// <summary>Each text of one scenario that follows from a row of it, and that row's difference.</summary>
    public static IEnumerable<(Difference Consequence, Difference Cause)> Of(IReadOnlyList<Difference> differences)
    {
        var texts = differences.Where(difference => difference.Kind is DifferenceKind.Message or DifferenceKind.Screen or DifferenceKind.File).ToList();
        if (texts.Count == 0)
            yield break;
        var changed = differences
            .Where(difference => difference is { Row: not null, Field.Length: > 0, Kind: DifferenceKind.Money or DifferenceKind.Field })
            .SelectMany(difference => Pairs(difference).Select(pair => (pair, difference)))
            .ToLookup(one => one.pair, one => one.difference);
        var whole = differences
            .Where(difference => difference is { Row: not null, Kind: DifferenceKind.Row, Delta: not null, Direction: Direction.More or Direction.Fewer })
            .ToLookup(difference => (difference.Direction, Amount(difference.Delta!.Value)));
        foreach (var text in texts)
        {
            if (CauseOf(text) is { } cause)
                yield return (text, cause);
        }

        Difference? CauseOf(Difference text)
        {
            if (text.Direction is Direction.More or Direction.Fewer)
                return OfWhole(text);
            var (before, after) = (Quantities.Of(text.Before), Quantities.Of(text.After));
            if (before.Values.Count == 0 || before.Values.Count != after.Values.Count || !string.Equals(before.Rest, after.Rest, StringComparison.Ordinal))
                return changed[(text.Before, text.After)].Any() ? Nearest(text, changed[(text.Before, text.After)]) : null;
            var pairs = before.Values.Zip(after.Values).Where(pair => !string.Equals(pair.First, pair.Second, StringComparison.Ordinal)).Distinct().ToList();
            return pairs.Count > 0 && pairs.TrueForAll(changed.Contains) ? Nearest(text, changed[pairs[0]]) : null;
        }

        // A line that is there for a row that is there: one more on the statement for one more transaction.
        Difference? OfWhole(Difference text) => text.Kind is DifferenceKind.Message || text.Field.Length == 0
            ? null
            : Quantities.Of(text.Before + text.After).Values.Select(value => Nearest(text, whole[(text.Direction, value)])).FirstOrDefault(cause => cause is not null);
    }

    // Of several rows that changed alike the one whose field has the text's name; what tends to be a cause before what carries its sum.
    private static Difference? Nearest(Difference text, IEnumerable<Difference> causes) => causes
        .OrderBy(cause => !Words.Same(cause.Field.Replace('_', ' '), text.Field.Replace('_', ' ')))
        .ThenByDescending(cause => cause.Rank)
        .ThenBy(cause => cause.Where, StringComparer.Ordinal)
        .ThenBy(cause => cause.Field, StringComparer.Ordinal)
        .FirstOrDefault();

    // Amounts as people read them, and as a file to a bank has them: whole pence.
    private static IEnumerable<(string Before, string After)> Pairs(Difference difference)
    {
        yield return (difference.Before, difference.After);
        var (before, after) = (Quantities.Of(difference.Before), Quantities.Of(difference.After));
        if (before.Values is not [var one] || after.Values is not [var other])
            yield break;
        if (!string.Equals(one, difference.Before, StringComparison.Ordinal) || !string.Equals(other, difference.After, StringComparison.Ordinal))
            yield return (one, other);
        if (difference.Kind == DifferenceKind.Money && Pence(one) is { } pence && Pence(other) is { } others)
            yield return (pence, others);
    }

    private static string? Pence(string amount) => Quantities.Pence(amount) is { } pence ? Math.Abs(pence).ToString(CultureInfo.InvariantCulture) : null;

    private static string Amount(long pence) => Words.Amount(pence);
}
