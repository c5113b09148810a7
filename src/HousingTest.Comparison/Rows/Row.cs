using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>A changed row as one comparison sees it.</summary>
/// <param name="lens">Its table.</param>
/// <param name="change">Before and after.</param>
internal sealed class Row(TableLens lens, RowChange change)
{
    public TableLens Lens { get; } = lens;

    public RowChange Change { get; } = change;

    /// <summary>The row as it was last: at the end, or before it was deleted.</summary>
    public IReadOnlyDictionary<string, Value> Last { get; } = change.After ?? change.Before!;

    /// <summary>Its key as text; empty when the table has none.</summary>
    public string Key { get; } = lens.KeyOf(change.Before ?? change.After!);

    public bool Inserted => Change.Before is null;

    public bool Deleted => Change.After is null;

    /// <summary>
    /// What stands for an inserted row in other rows that refer to it: its content on the baseline, once it was matched;
    /// null before. So a reference is compared by what it leads to and never by the number that the database gave.
    /// </summary>
    public StandIn? StandIn { get; set; }

    /// <summary>What the row is on, once it was looked for; rows are asked for it by every trait that they may share.</summary>
    public Subject? Subject
    {
        get;
        set
        {
            field = value;
            SubjectKnown = true;
        }
    }

    /// <summary>True when <see cref="Subject"/> was looked for.</summary>
    public bool SubjectKnown { get; private set; }

    /// <summary>
    /// Tells the row from all others of its scenario, the same on both sides: a row that both inserted by what stands for it, which they
    /// share; a row of the seed by its key.
    /// </summary>
    public object Sign => Inserted && StandIn is not null ? StandIn : (Lens.Table, Key);

    public Value this[string column] => Last.GetValueOrDefault(column, Value.None);
}

/// <summary>The content of a row in short; the same for rows of equal content.</summary>
internal sealed class StandIn(string table, Entry entry)
{
    private string? text;
    private string? token;

    /// <summary>What a reference to the row is compared as.</summary>
    public string Token => token ??= "new " + this;

    /// <summary>Made only where something refers to the row, or it differs.</summary>
    public override string ToString() => text ??= ContentHash.Name(table + "\n" + string.Join('\n', entry.Cells.Select(OutcomeRows.Text)));
}
