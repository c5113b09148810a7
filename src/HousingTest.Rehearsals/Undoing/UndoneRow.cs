using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A row that a step which is taken out had touched, followed through all that came after.</summary>
/// <param name="table">Its table.</param>
internal sealed class UndoneRow(string table)
{
    private readonly List<string> kept = [];
    private readonly SortedSet<string> covered = new(StringComparer.Ordinal);
    private bool touched;
    private bool between;

    public string Table => table;

    /// <summary>As it was before the first step that is taken out; null when it was not there. What it goes back to.</summary>
    public IReadOnlyDictionary<string, Value>? Was { get; private set; }

    /// <summary>As the last step left it that is taken out; null when that removed it.</summary>
    public IReadOnlyDictionary<string, Value>? Left { get; private set; }

    /// <summary>As it is now.</summary>
    public IReadOnlyDictionary<string, Value>? Now { get; private set; }

    /// <summary>The kept steps that touched it since, in their order.</summary>
    public IReadOnlyList<string> By => kept;

    /// <summary>True when it is no longer as the steps left it: work that is kept had a part in it.</summary>
    public bool IsOther => touched && (between || !Same(Left, Now));

    /// <summary>Columns in which it is other, or that kept work changed in between; all where it came or went.</summary>
    public IReadOnlyList<string> Fields => Left is { } left && Now is { } now
        ? between && Same(left, now) ? [.. covered] : [.. left.Where(column => now.GetValueOrDefault(column.Key) != column.Value).Select(column => column.Key).Order(StringComparer.Ordinal)]
        : [.. (Left ?? Now ?? new Dictionary<string, Value>(StringComparer.Ordinal)).Keys.Order(StringComparer.Ordinal)];

    /// <summary>What puts it back from what it is to what it was; null when that is the same.</summary>
    public RowChange? Inverse => Same(Left, Was) ? null : new RowChange(table, Left, Was);

    /// <summary>Follows a change of it.</summary>
    public void Follow(PastWork work, IReadOnlyDictionary<string, Value>? before, IReadOnlyDictionary<string, Value>? after)
    {
        if (work.TakenOut)
        {
            if (!touched)
                Was = before;
            // Between two steps that are taken out, work that is kept made it another: what the second one did cannot be told from what that did.
            else if (!Same(Left, before))
                between = true;
            (touched, Left) = (true, after);
        }
        else if (touched)
        {
            kept.Add(work.Name);
            covered.UnionWith((before ?? after!).Keys.Where(column => before?.GetValueOrDefault(column) != after?.GetValueOrDefault(column)));
        }

        Now = after;
    }

    private static bool Same(IReadOnlyDictionary<string, Value>? one, IReadOnlyDictionary<string, Value>? other) => RowContent.Same(one, other);
}
