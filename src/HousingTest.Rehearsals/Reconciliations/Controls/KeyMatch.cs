using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Goes through both sides in the order of their keys, once and side by side. Of rows that share a key on one side, the first counts and the others are there twice; with
/// the same values first, since that is how they are sorted.
/// </summary>
internal sealed class KeyMatch
{
    private readonly ReconciliationDefinition definition;
    private readonly Books books;
    private readonly CarriedFields carried;
    private readonly Func<Side, string, string> placeOf;
    private readonly Func<string, RecordSorter> sorter;
    private readonly IReadOnlyList<ComparedField>[] uses;
    private readonly long[] looked;
    private readonly RowBytes held = new();

    /// <summary>Ready to match.</summary>
    /// <param name="definition">The reconciliation.</param>
    /// <param name="books">Where breaks go.</param>
    /// <param name="placeOf">Where a person looks for a row of a side.</param>
    /// <param name="sorter">Makes a sort of a name.</param>
    public KeyMatch(ReconciliationDefinition definition, Books books, Func<Side, string, string> placeOf, Func<string, RecordSorter> sorter)
    {
        (this.definition, this.books, this.placeOf, this.sorter) = (definition, books, placeOf, sorter);
        carried = new CarriedFields(definition);
        var compared = definition.Controls.OfType<ReconciliationControl.Compare>().SelectMany(control => control.Fields.Distinct(StringComparer.OrdinalIgnoreCase).Select(
            field => new ComparedField(definition.PlaceOf(field), books.Of(control), control.Tolerances.TryGetValue(field, out var tolerance) ? tolerance : 0))).ToList();
        uses = [.. carried.Places.Select(place => compared.Where(one => one.Place == place).ToList())];
        looked = new long[carried.Places.Count];
    }

    /// <summary>Keys that both sides have.</summary>
    public long Matched { get; private set; }

    /// <summary>Keys of each side.</summary>
    public long Keys { get; private set; }

    /// <summary>Matches all rows.</summary>
    public void Run(RecordSorter leftRows, RecordSorter rightRows, CancellationToken cancellationToken)
    {
        using var left = leftRows.Sorted();
        using var right = rightRows.Sorted();
        using var near = new NearKeys(sorter);
        var (more, others) = (left.Next(), right.Next());
        while (more || others)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Keys++;
            var order = !more ? 1 : !others ? -1 : left.Key.SequenceCompareTo(right.Key);
            if (order == 0)
            {
                Matched++;
                Compare(left, right);
            }
            else
            {
                near.Add(order < 0 ? Side.Left : Side.Right, order < 0 ? left : right);
            }

            if (order <= 0)
                more = PassDuplicates(left, Side.Left);
            if (order >= 0)
                others = PassDuplicates(right, Side.Right);
        }

        near.Run(OnlyOn, WrittenOtherwise);
        for (var i = 0; i < uses.Length; i++)
        {
            foreach (var use in uses[i])
                use.Book.Looked(looked[i]);
        }

        foreach (var control in definition.Controls.Where(control => control is ReconciliationControl.Keys))
            books.Of(control).Looked(Keys);
        foreach (var control in definition.Controls.OfType<ReconciliationControl.Duplicates>())
            books.Of(control).Looked((control.Of is Sides.Right ? 0 : leftRows.Count) + (control.Of is Sides.Left ? 0 : rightRows.Count));
    }

    private void Compare(SortedRecords left, SortedRecords right)
    {
        var here = left.Rest;
        var there = right.Rest;
        var differs = false;
        for (var i = 0; i < uses.Length; i++)
        {
            var one = RowBytes.Take(ref here, out var value);
            var other = RowBytes.Take(ref there, out var otherValue);
            // What cannot be read, or has no word, is a break already.
            if (one > ValueState.Known || other > ValueState.Known || (one is ValueState.Nothing && other is ValueState.Nothing))
                continue;
            looked[i]++;
            differs |= one != other || !value.SequenceEqual(otherValue);
        }

        if (differs)
            Differ(KeyedRow.Read(left.Key, left.Rest, carried), KeyedRow.Read(right.Key, right.Rest, carried));
    }

    private void Differ(KeyedRow left, KeyedRow right)
    {
        var key = Parts(left.Key);
        for (var i = 0; i < uses.Length; i++)
        {
            var (one, other) = (left.Values[i], right.Values[i]);
            if (!one.IsSound || !other.IsSound || one == other)
                continue;
            var field = definition.Fields[carried.Places[i]];
            foreach (var use in uses[i])
            {
                if (use.IsTolerated(field.Type, one, other))
                {
                    use.Book.Tolerated();
                    continue;
                }

                var net = field.Type is ReconciledType.Money ? Pence(other) - Pence(one) : (long?)null;
                use.Book.Match.Add(new FoundBreak(field.Name, ChangeKind.Of(field.Type, one.Text, other.Text), key, one.Text, other.Text, field.Type)
                {
                    LeftRow = placeOf(Side.Left, left.Locator),
                    RightRow = placeOf(Side.Right, right.Locator),
                    Pence = net is { } amount ? Math.Abs(amount) : left.Worth(carried) ?? right.Worth(carried),
                    Net = net,
                });
            }
        }
    }

    /// <summary>Passes over the current row and those with the same key; false at the end.</summary>
    private bool PassDuplicates(SortedRecords rows, Side side)
    {
        held.Clear();
        held.AddRaw(rows.Key);
        while (rows.Next())
        {
            if (!rows.Key.SequenceEqual(held.Written))
                return true;
            var row = KeyedRow.Read(rows.Key, rows.Rest, carried);
            books.TwiceOn(side).Match.Add(Alone(side, row, $"twice in {definition.Of(side).Name}"));
        }

        return false;
    }

    private void OnlyOn(Side side, ReadOnlySpan<byte> key, ReadOnlySpan<byte> rest) =>
        books.OnlyOn(side)?.Match.Add(Alone(side, KeyedRow.Read(key, rest, carried), $"only in {definition.Of(side).Name}"));

    private void WrittenOtherwise(KeyedBytes left, KeyedBytes right)
    {
        var (one, other) = (KeyedRow.Read(left.Key, left.Rest, carried), KeyedRow.Read(right.Key, right.Rest, carried));
        (books.OnlyOn(Side.Left) ?? books.OnlyOn(Side.Right))?.Match.Add(
            new FoundBreak("", ChangeKind.OfKeys(one.Key, other.Key), Parts(one.Key), FoundBreak.Told(one.Key), FoundBreak.Told(other.Key), ReconciledType.Text)
            {
                LeftRow = placeOf(Side.Left, one.Locator),
                RightRow = placeOf(Side.Right, other.Locator),
                Pence = one.Worth(carried) ?? other.Worth(carried),
            });
    }

    private FoundBreak Alone(Side side, KeyedRow row, string what)
    {
        var worth = carried.Stake is { } stake ? row.Values[stake].Text : "";
        var isLeft = side is Side.Left;
        // A row that is there once too often, or nowhere else, is told by what it is worth.
        return new FoundBreak("", what, Parts(row.Key), isLeft ? worth : null, isLeft ? null : worth, ReconciledType.Money)
        {
            LeftRow = isLeft ? placeOf(side, row.Locator) : null,
            RightRow = isLeft ? null : placeOf(side, row.Locator),
            Pence = row.Worth(carried),
        };
    }

    private IReadOnlyList<KeyPart> Parts(IReadOnlyList<string> key) => [.. key.Select((text, i) => new KeyPart(text, definition.Fields[carried.Key[i]].Type))];

    private static long Pence(FieldValue value) => value.State is ValueState.Nothing ? 0 : long.Parse(value.Text, CultureInfo.InvariantCulture);
}
