using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>Writes the rows of one outcome as people read them.</summary>
internal sealed class RowWriter(RowWords words, Outcome outcome)
{
    private readonly SubjectNames names = new(outcome.Subjects);

    /// <summary>A change and what people call its row.</summary>
    public sealed record NamedChange(RowChange Change, string Name);

    /// <summary><c>added</c>, <c>changed</c> or <c>removed</c>.</summary>
    public static string Word(RowChange change) => change.Before is null ? "added" : change.After is null ? "removed" : "changed";

    /// <summary>Gives a row its name.</summary>
    public NamedChange Name(RowChange change) => new(change, words.Name(change, names));

    /// <summary>A row by itself.</summary>
    public RowLine Line(RowChange change) =>
        new(words.Entity(change.Table), words.Name(change, names), Word(change), Before(change), [After(change)]);

    /// <summary>A row on both releases, or on one of them; this writer is the baseline's.</summary>
    public RowLine Compared(NamedChange? before, NamedChange? after, RowWriter candidate)
    {
        var either = before ?? after ?? throw new ArgumentException("a pair has at least one row", nameof(before));
        var (left, right) = (before is null ? null : After(before.Change), after is null ? null : candidate.After(after.Change));
        return new RowLine(
            words.Entity(either.Change.Table), either.Name, Word(either.Change), before is null ? candidate.Before(either.Change) : Before(either.Change),
            [FieldText.Mark(left, right), FieldText.Mark(right, left)]);
    }

    private List<FieldText> Before(RowChange change) => Side(change, change.Before, change.After);

    private List<FieldText> After(RowChange change) => Side(change, change.After, change.Before);

    // Of a changed row only what changed; of an added or removed one everything but its key and what is empty.
    private List<FieldText> Side(RowChange change, IReadOnlyDictionary<string, Value>? row, IReadOnlyDictionary<string, Value>? other) => row is null
        ? []
        : row.Where(pair => other is null
                ? !words.IsKey(change.Table, pair.Key) && pair.Value is not Value.Null
                : !pair.Value.Equals(other.GetValueOrDefault(pair.Key)))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => new FieldText(words.Field(change.Table, pair.Key), words.Show(change.Table, pair.Key, pair.Value, names), Differs: false))
            .ToList();
}
