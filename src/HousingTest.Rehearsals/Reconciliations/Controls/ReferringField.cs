using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A field that refers to rows elsewhere: takes what the rows of a side refer to and what there is, and then finds what is not there.</summary>
internal sealed class ReferringField : IDisposable
{
    private readonly ReconciliationControl.Orphans control;
    private readonly ReconciliationDefinition definition;
    private readonly ControlBook book;
    private readonly RecordSorter referring;
    private readonly RecordSorter targets;
    private readonly int place;
    private readonly RowBytes key = new();
    private readonly RowBytes rest = new();
    private readonly RowBytes target = new();
    private long there;

    public ReferringField(ReconciliationControl.Orphans control, ReconciliationDefinition definition, ControlBook book, Func<string, RecordSorter> sorter, int number)
    {
        (this.control, this.definition, this.book) = (control, definition, book);
        place = definition.PlaceOf(control.Field);
        (referring, targets) = (sorter($"references-{number}"), sorter($"targets-{number}"));
    }

    /// <summary>The control.</summary>
    public ReconciliationControl.Orphans Control => control;

    /// <summary>Adds a row of the side.</summary>
    public void Add(FieldValue[] row, string locator, long? worth, IReadOnlyList<KeyPart> parts)
    {
        // An empty field refers to nothing; whether it may be empty is for other controls.
        if (row[place].State is ValueState.Nothing)
            return;
        book.Looked(1);
        key.Clear();
        key.AddKey(row[place].Text);
        rest.Clear();
        rest.Add(locator);
        rest.Add(worth is { } pence ? new FieldValue(ValueState.Known, pence.ToString(System.Globalization.CultureInfo.InvariantCulture)) : FieldValue.Nothing);
        foreach (var part in parts)
            rest.Add(part.Text);
        referring.Add(key.Written, rest.Written);
    }

    /// <summary>Goes through what there is.</summary>
    public async Task ReadTargetsAsync(BoundRows bound, CancellationToken cancellationToken)
    {
        var field = bound.Fields[0]!;
        await bound.Source.ReadAsync(
            (values, _, fault) =>
            {
                if (fault is not null || field.Reader.Read(values[field.Place]) is not { State: not ValueState.Nothing, Text: var text })
                    return;
                there++;
                target.Clear();
                target.AddKey(text);
                targets.Add(target.Written, []);
            },
            cancellationToken);
    }

    /// <summary>Finds what is not there.</summary>
    /// <param name="placeOf">Where a person looks for a row of the side.</param>
    /// <returns>Why it says nothing; null when it says something.</returns>
    public string? Compare(Func<string, string> placeOf)
    {
        using var asking = referring.Sorted();
        using var known = targets.Sorted();
        var more = known.Next();
        while (asking.Next())
        {
            while (more && known.Key.SequenceCompareTo(asking.Key) < 0)
                more = known.Next();
            if (!more || !known.Key.SequenceEqual(asking.Key))
                Orphan(asking, placeOf);
        }

        return there == 0 ? $"'{control.Name}': {control.To.Told} has no rows to refer to" : null;
    }

    public void Dispose()
    {
        referring.Dispose();
        targets.Dispose();
    }

    private void Orphan(SortedRecords record, Func<string, string> placeOf)
    {
        var from = record.Rest;
        var locator = RowBytes.TakeText(ref from);
        var known = RowBytes.Take(ref from, out var worth) is ValueState.Known ? long.Parse(worth) : (long?)null;
        var parts = new List<KeyPart>();
        foreach (var field in definition.Key)
            parts.Add(new KeyPart(RowBytes.TakeText(ref from), definition.Fields[definition.PlaceOf(field)].Type));
        var value = RowBytes.Parts(record.Key)[0];
        var isLeft = control.Of is Side.Left;
        book.Match.Add(new FoundBreak(definition.Fields[place].Name, $"refers to nothing in {control.To.Told}", parts, isLeft ? value : null, isLeft ? null : value, definition.Fields[place].Type)
        {
            LeftRow = isLeft ? placeOf(locator) : null,
            RightRow = isLeft ? null : placeOf(locator),
            Pence = known,
        });
    }
}
