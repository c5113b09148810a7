using System.Runtime.InteropServices;
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
        var referring = new Dictionary<object, List<(Source Source, List<Difference> Causes)>>();
        foreach (var alike in worth.GroupBy(difference => (difference.Row!.Row.Lens.Table, difference.Field)))
        {
            var (table, field) = alike.Key;
            var lens = alike.First().Row!.Row.Lens;
            foreach (var column in lens.References)
            {
                var source = new Source(table, column.Column, field.Length > 0 ? field : lens.OnlyAmount!.Name);
                foreach (var difference in alike)
                    Refer(difference, column, source);
            }
        }

        // Tables that are referred to come first, so going only one way through them leads to no circle.
        return from consequence in worth
               where consequence.Kind == DifferenceKind.Money && referring.ContainsKey(consequence.Row!.Row.Sign)
               let ways = referring[consequence.Row!.Row.Sign]
                   .Where(way => order[way.Source.Table] > order[consequence.Row!.Row.Lens.Table] && way.Causes.Sum(cause => cause.Delta) == consequence.Delta)
                   .Select(way => new Explanation(way.Source, way.Causes)).ToList()
               where ways.Count > 0
               select (consequence, (IReadOnlyList<Explanation>)ways);

        // Sources come one after the other, so that the last of a target's is the one at hand or it has none of it yet.
        void Refer(Difference difference, ColumnLens column, Source source)
        {
            var (side, row) = difference.Row!;
            if (row[column.Column] is Value.Null)
                return;
            ref var sources = ref CollectionsMarshal.GetValueRefOrAddDefault(referring, side.Referred(column, row[column.Column]), out _);
            sources ??= [];
            if (sources.Count == 0 || !ReferenceEquals(sources[^1].Source, source))
                sources.Add((source, []));
            sources[^1].Causes.Add(difference);
        }
    }
}
