using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Finds amounts that changed only because other rows did: a balance by what was posted on the account, a total by what was posted in the
/// run. An amount follows when the differences of the rows that refer to its row, in the same scenario, add up to it to the penny;
/// anything else is a difference in its own right.
/// </summary>
internal static class Consequences
{
    /// <summary>Each consequence and the differences that add up to it. A cause is never, through others, a consequence of its own.</summary>
    public static IReadOnlyDictionary<Difference, IReadOnlyList<Difference>> Of(IReadOnlyList<Difference> differences, Lens lens)
    {
        var worth = differences.Where(difference => difference is { Delta: not null, Row: not null, Kind: DifferenceKind.Money or DifferenceKind.Row }).ToList();
        var order = lens.InOrder(worth.Select(difference => difference.Row!.Row.Lens.Table)).Index().ToDictionary(table => table.Item, table => table.Index, StringComparer.Ordinal);
        var explained = worth.GroupBy(difference => difference.Scenario, StringComparer.Ordinal).SelectMany(scenario => InScenario([.. scenario], order)).ToList();

        // Two kinds of row may add up to the same: what was posted, and an action that noted the balance. What explains most is the cause.
        var often = explained.CountBy(one => one.Source).ToDictionary();
        var causes = new Dictionary<Difference, IReadOnlyList<Difference>>(ReferenceEqualityComparer.Instance);
        foreach (var one in explained.OrderByDescending(one => often[one.Source]).ThenBy(one => one.Source.ToString(), StringComparer.Ordinal))
            causes.TryAdd(one.Consequence, one.Causes);
        return causes;
    }

    private static IEnumerable<Explanation> InScenario(List<Difference> worth, Dictionary<string, int> order)
    {
        var referring = new Dictionary<object, Dictionary<Source, List<Difference>>>();
        foreach (var difference in worth)
        {
            var (side, row) = difference.Row!;
            foreach (var column in row.Lens.References.Where(column => row[column.Column] is not Value.Null))
            {
                var target = side.Referred(column, row[column.Column]);
                var source = new Source(row.Lens.Table, column.Column, difference.Field.Length > 0 ? difference.Field : row.Lens.OnlyAmount!.Name);
                if (!referring.TryGetValue(target, out var sources))
                    referring[target] = sources = [];
                if (!sources.TryGetValue(source, out var causes))
                    sources[source] = causes = [];
                causes.Add(difference);
            }
        }

        // Tables that are referred to come first, so going only one way through them leads to no circle.
        return from consequence in worth
               where consequence.Kind == DifferenceKind.Money && referring.ContainsKey(consequence.Row!.Row.Sign)
               from way in referring[consequence.Row!.Row.Sign]
               where order[way.Key.Table] > order[consequence.Row!.Row.Lens.Table] && way.Value.Sum(cause => cause.Delta) == consequence.Delta
               select new Explanation(consequence, way.Key, way.Value);
    }

    private sealed record Explanation(Difference Consequence, Source Source, IReadOnlyList<Difference> Causes);

    /// <summary>Amounts of one kind: column <paramref name="Field"/> of the rows of a table that refer through one column.</summary>
    private sealed record Source(string Table, string Via, string Field);
}
