namespace HousingTest.Rehearsals;

/// <summary>A side, ready to be read: every name in it has been found.</summary>
/// <param name="Source">Its rows.</param>
/// <param name="Fields">For each field of the reconciliation its place among the columns asked for and its reader; null for one that this side does not have.</param>
/// <param name="Filters">Which rows count.</param>
internal sealed record BoundRows(IRowSource Source, IReadOnlyList<BoundField?> Fields, IReadOnlyList<BoundFilter> Filters)
{
    /// <summary>True when a row counts.</summary>
    public bool Counts(string?[] values)
    {
        foreach (var filter in Filters)
        {
            if (filter.Values.Contains((values[filter.Place] ?? "").Trim()) != filter.Keeps)
                return false;
        }

        return true;
    }
}

/// <summary>A field on a side.</summary>
/// <param name="Place">Its place among the columns asked for.</param>
/// <param name="Reader">Reads its values.</param>
internal sealed record BoundField(int Place, FieldReader Reader);

/// <summary>A filter.</summary>
/// <param name="Place">Its column's place among those asked for.</param>
/// <param name="Values">What it looks for.</param>
/// <param name="Keeps">True when only these rows count.</param>
internal sealed record BoundFilter(int Place, IReadOnlySet<string> Values, bool Keeps);
