using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A count or a sum by group: takes the rows of both sides, and then puts their groups against each other.</summary>
internal sealed class GroupedControl : IDisposable
{
    private readonly ControlBook book;
    private readonly GroupTotals left;
    private readonly GroupTotals right;
    private readonly int[] by;
    private readonly ReconciledType[] types;
    private readonly int? amount;
    private readonly long tolerance;
    private readonly Mask mask;

    public GroupedControl(ReconciliationControl control, ReconciliationDefinition definition, ControlBook book, Mask mask, Func<string, RecordSorter> sorter, int number)
    {
        (this.book, this.mask) = (book, mask);
        var fields = control switch
        {
            ReconciliationControl.Count count => (count.By, count.Tolerance, (int?)null),
            ReconciliationControl.Sum sum => (sum.By, sum.Tolerance, definition.PlaceOf(sum.Field)),
            _ => throw new ArgumentException("it has no groups", nameof(control)),
        };
        (by, tolerance, amount) = ([.. fields.By.Select(definition.PlaceOf)], fields.Tolerance, fields.Item3);
        types = [.. by.Select(place => definition.Fields[place].Type)];
        Field = amount is { } place ? definition.Fields[place].Name : "";
        left = new GroupTotals(sorter(string.Create(CultureInfo.InvariantCulture, $"groups-{number}-left")));
        right = new GroupTotals(sorter(string.Create(CultureInfo.InvariantCulture, $"groups-{number}-right")));
    }

    private string Field { get; }

    /// <summary>Adds a row. Both sides may do so at the same time.</summary>
    public void Add(Side side, FieldValue[] row)
    {
        long worth = 0;
        if (amount is { } place)
        {
            // What cannot be read is a break already, and is in no sum.
            if (row[place].State is not ValueState.Known)
                return;
            worth = long.Parse(row[place].Text, CultureInfo.InvariantCulture);
        }

        var group = by.Length switch
        {
            0 => "",
            1 => row[by[0]].Text,
            _ => string.Join('\0', by.Select(one => row[one].Text)),
        };
        (side is Side.Left ? left : right).Add(group, worth);
        book.Looked(1);
    }

    /// <summary>Puts the groups of both sides against each other.</summary>
    public void Compare()
    {
        var (broken, whole) = (new List<GroupTotal>(), new List<GroupTotal>());
        using var here = left.Read().GetEnumerator();
        using var there = right.Read().GetEnumerator();
        var (more, others) = (here.MoveNext(), there.MoveNext());
        while (more || others)
        {
            var order = !more ? 1 : !others ? -1 : here.Current.Group.AsSpan().SequenceCompareTo(there.Current.Group);
            Compare(order <= 0 ? here.Current : null, order >= 0 ? there.Current : null, broken, whole);
            if (order <= 0)
                more = here.MoveNext();
            if (order >= 0)
                others = there.MoveNext();
        }

        book.Groups = [.. broken.Concat(whole).Take(ControlResult.MostGroups)];
    }

    public void Dispose()
    {
        left.Dispose();
        right.Dispose();
    }

    private void Compare(GroupOnSide? here, GroupOnSide? there, List<GroupTotal> broken, List<GroupTotal> whole)
    {
        var parts = (here ?? there)!.Parts;
        IReadOnlyList<KeyPart> key = by.Length == 0 ? [new KeyPart("all", ReconciledType.Code)] : [.. parts.Zip(types, (text, type) => new KeyPart(text, type))];
        var (one, other) = (Of(here), Of(there));
        var off = Int128.Abs((Int128)other - one);
        var list = off > tolerance ? broken : whole;
        if (list.Count < ControlResult.MostGroups)
            list.Add(new GroupTotal(mask.Show(key), one, other));
        if (off == 0)
            return;
        if (off <= tolerance)
        {
            book.Tolerated();
            return;
        }

        var money = amount is not null;
        book.Match.Add(new FoundBreak(
            Field, Kind(one, other), key, Text(one), Text(other), money ? ReconciledType.Money : ReconciledType.Number)
        {
            Pence = money ? (long)off : null,
            Net = money ? other - one : null,
        });
    }

    private long Of(GroupOnSide? group) => amount is null ? group?.Rows ?? 0 : PatternTally.Whole(book.Name, group?.Sum ?? 0)!.Value;

    private string Kind(long one, long other) => (amount is null, other > one) switch
    {
        (true, true) => "more rows",
        (true, false) => "fewer rows",
        (false, true) => "sum higher",
        _ => "sum lower",
    };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
