using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Finds what differs only because rows do: a balance by what was posted on the account, a total by what was posted in the run, and what a
/// letter, a screen or a file says of them. An amount of a row follows when the differences of the rows that refer to it, in the same
/// scenario, add up to it to the penny; anything else is a difference in its own right.
/// </summary>
internal static class Consequences
{
    /// <summary>Each consequence of one scenario and the ways to explain it. A cause is never, through others, a consequence of its own.</summary>
    public static IReadOnlyDictionary<Difference, IReadOnlyList<Explanation>> Of(IReadOnlyList<Difference> differences, Lens lens)
    {
        var explained = new Dictionary<Difference, IReadOnlyList<Explanation>>(ReferenceEqualityComparer.Instance);
        var worth = differences.Where(difference => difference is { Delta: not null, Row: not null, Kind: DifferenceKind.Money or DifferenceKind.Row }).ToList();
        var order = lens.InOrder(worth.Select(difference => difference.Row!.Row.Lens.Table)).Index().ToDictionary(table => table.Item, table => table.Index, StringComparer.Ordinal);
        foreach (var (consequence, ways) in AddedUp(worth, order))
            explained[consequence] = ways;
        foreach (var (consequence, cause) in ToldCauses.Of(differences))
            explained[consequence] = [new Explanation(Source.Told, [cause])];
        return explained;
    }

    private static IEnumerable<(Difference Consequence, IReadOnlyList<Explanation> Ways)> AddedUp(List<Difference> worth, Dictionary<string, int> order)
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
               let ways = referring[consequence.Row!.Row.Sign]
                   .Where(way => order[way.Key.Table] > order[consequence.Row!.Row.Lens.Table] && way.Value.Sum(cause => cause.Delta) == consequence.Delta)
                   .Select(way => new Explanation(way.Key, way.Value)).ToList()
               where ways.Count > 0
               select (consequence, (IReadOnlyList<Explanation>)ways);
    }
}
