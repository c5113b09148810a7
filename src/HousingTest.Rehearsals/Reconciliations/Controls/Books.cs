using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>The books of all controls, and which of them a kind of break goes to: each break goes to one, and none is passed over because no control asks for it.</summary>
internal sealed class Books : IDisposable
{
    private readonly ReconciliationDefinition definition;
    private readonly Dictionary<ReconciliationControl, ControlBook> byControl = [];

    public Books(ReconciliationDefinition definition, string scratch, Acceptances acceptances, Mask mask)
    {
        this.definition = definition;
        Reading = new ControlBook(ReconciliationResult.ReadingControl, "every row can be read, and has a key", definition.Stake is not null, 0, scratch, acceptances, mask);
        All.Add(Reading);
        foreach (var control in definition.Controls)
        {
            var money = control is ReconciliationControl.Sum || (control is not ReconciliationControl.Count && definition.Stake is not null);
            var book = new ControlBook(control.Name, ControlKind.Of(control, definition), money, All.Count, scratch, acceptances, mask);
            byControl.Add(control, book);
            All.Add(book);
        }
    }

    /// <summary>Each in the file's order, reading first.</summary>
    public List<ControlBook> All { get; } = [];

    /// <summary>Rows and values that cannot be read.</summary>
    public ControlBook Reading { get; }

    public ControlBook Of(ReconciliationControl control) => byControl[control];

    /// <summary>True when rows are put against each other by their keys.</summary>
    public bool GoesByKeys => definition.Controls.Any(control => control is ReconciliationControl.Keys or ReconciliationControl.Compare or ReconciliationControl.Duplicates);

    /// <summary>Where a row goes that the other side lacks; null when the file asks only for the other side's.</summary>
    public ControlBook? OnlyOn(Side side) => definition.Controls.OfType<ReconciliationControl.Keys>().FirstOrDefault() is { } keys
        ? Covers(keys.Of, side) ? Of(keys) : null
        : definition.Controls.OfType<ReconciliationControl.Compare>().FirstOrDefault() is { } compare ? Of(compare) : null;

    /// <summary>Where a row goes whose key was there already.</summary>
    public ControlBook TwiceOn(Side side) => Of(
        definition.Controls.FirstOrDefault(control => control is ReconciliationControl.Duplicates twice && Covers(twice.Of, side))
        ?? definition.Controls.FirstOrDefault(control => control is ReconciliationControl.Keys)
        ?? definition.Controls.FirstOrDefault(control => control is ReconciliationControl.Compare)
        ?? definition.Controls.First(control => control is ReconciliationControl.Duplicates));

    /// <summary>Where a code goes that has no word.</summary>
    public ControlBook WithoutWord(string field) =>
        definition.Controls.OfType<ReconciliationControl.Codes>().FirstOrDefault(codes => codes.Fields.Contains(field, StringComparer.OrdinalIgnoreCase)) is { } control ? Of(control) : Reading;

    public void Dispose()
    {
        foreach (var book in All)
            book.Dispose();
    }

    private static bool Covers(Sides sides, Side side) => sides is Sides.Both || sides == (side is Side.Left ? Sides.Left : Sides.Right);
}
