using System.Globalization;
using System.Text;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>Rows of one scenario under a heading.</summary>
/// <param name="Title">What they have in common: <c>Rows changed otherwise</c>.</param>
/// <param name="Columns">Headings: the row, before, and after; after on each release where they differ.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Lines">Those that are shown.</param>
public sealed record RowGroup(string Title, IReadOnlyList<string> Columns, int Count, IReadOnlyList<RowLine> Lines);

/// <summary>One changed row as people read it.</summary>
/// <param name="Entity"><c>rent account</c>.</param>
/// <param name="Name"><c>RA-000123</c>; empty when it has no name.</param>
/// <param name="Change"><c>added</c>, <c>changed</c> or <c>removed</c>.</param>
/// <param name="Before">The fields that changed, or all when the row was removed; empty when it was added.</param>
/// <param name="After">The same afterwards, one list for each column of the group; null where a release did not change it so, empty where the row is gone.</param>
public sealed record RowLine(string Entity, string Name, string Change, IReadOnlyList<FieldText> Before, IReadOnlyList<IReadOnlyList<FieldText>?> After);

/// <summary>Sorts a scenario's changed rows into those that the releases changed otherwise, side by side, and those that both changed alike.</summary>
internal static class RowEvidence
{
    /// <summary>Rows shown for one scenario; an outcome over a whole estate has thousands.</summary>
    public const int Most = 50;

    /// <summary>Rows of a scenario on both releases. Either outcome may be missing.</summary>
    public static IReadOnlyList<RowGroup> Of(
        (string Release, Outcome? Outcome) baseline, (string Release, Outcome? Outcome) candidate, RowWords words, IReadOnlyList<NoiseField> noise)
    {
        if (baseline.Outcome is not { } before || candidate.Outcome is not { } after)
            return (baseline.Outcome ?? candidate.Outcome) is { Changes.Count: > 0 } only ? [Alike("Rows changed", only.Changes, new RowWriter(words, only), Most)] : [];

        var comparable = Comparable(before, after, words, noise);
        var (alike, onlyBefore) = Split(before.Changes, comparable, after.Changes);
        var (_, onlyAfter) = Split(after.Changes, comparable, before.Changes);
        var (writeBefore, writeAfter) = (new RowWriter(words, before), new RowWriter(words, after));
        var pairs = Pairing.Of(onlyBefore.Select(writeBefore.Name), onlyAfter.Select(writeAfter.Name), row => (row.Change.Table, RowWriter.Word(row.Change), row.Name)).ToList();
        var groups = new List<RowGroup>();
        if (pairs.Count > 0)
        {
            groups.Add(new RowGroup(
                "Rows changed otherwise", ["Row", "Before", $"After on {baseline.Release}", $"After on {candidate.Release}"], pairs.Count,
                pairs.Take(Most).Select(pair => writeBefore.Compared(pair.Before, pair.After, writeAfter)).ToList()));
        }

        if (alike.Count > 0)
            groups.Add(Alike("Rows changed, the same on both", alike, writeBefore, Math.Max(0, Most - pairs.Count)));
        return groups;
    }

    private static RowGroup Alike(string title, IReadOnlyList<RowChange> changes, RowWriter writer, int most) =>
        new(title, ["Row", "Before", "After"], changes.Count, changes.Take(most).Select(change => writer.Line(change)).ToList());

    // A column that only one release has, and one that is noise, would make every row look different; both are told elsewhere.
    private static Func<RowChange, string> Comparable(Outcome before, Outcome after, RowWords words, IReadOnlyList<NoiseField> noise)
    {
        var noisy = noise.Select(field => (field.Where, field.Field)).ToHashSet();
        var columns = new HashSet<(string Table, string Column)>(Columns(before));
        columns.IntersectWith(Columns(after));
        columns.RemoveWhere(column => noisy.Contains((words.Entity(column.Table), words.Field(column.Table, column.Column))));
        return change =>
        {
            var text = new StringBuilder(change.Table);
            Append(change.Before, '-');
            Append(change.After, '+');
            return text.ToString();

            void Append(IReadOnlyDictionary<string, Value>? row, char sign)
            {
                text.Append(sign);
                // The key of an added row tells when it was added, no more.
                var added = change.Before is null;
                foreach (var (column, value) in (row ?? new Dictionary<string, Value>(StringComparer.Ordinal)).OrderBy(pair => pair.Key, StringComparer.Ordinal))
                {
                    if (columns.Contains((change.Table, column)) && !(added && words.IsKey(change.Table, column)))
                        text.Append(CultureInfo.InvariantCulture, $"\u001f{column}\u001e{value.GetType().Name}\u001e{value}");
                }
            }
        };
    }

    private static IEnumerable<(string Table, string Column)> Columns(Outcome outcome) => outcome.Changes.SelectMany(change =>
        new[] { change.Before, change.After }.OfType<IReadOnlyDictionary<string, Value>>().SelectMany(row => row.Keys).Select(column => (change.Table, column)));

    private static (List<RowChange> Alike, List<RowChange> Only) Split(IReadOnlyList<RowChange> changes, Func<RowChange, string> comparable, IReadOnlyList<RowChange> others)
    {
        var left = others.CountBy(comparable, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var (alike, only) = (new List<RowChange>(), new List<RowChange>());
        foreach (var change in changes)
        {
            var key = comparable(change);
            var found = left.GetValueOrDefault(key);
            if (found > 0)
                left[key] = found - 1;
            (found > 0 ? alike : only).Add(change);
        }

        return (alike, only);
    }
}
