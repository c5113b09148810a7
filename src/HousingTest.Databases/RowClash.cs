using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>Why a change could not be applied: something else was done since to its row, or to one that it has to do with.</summary>
/// <param name="Change">The change, as it was given.</param>
/// <param name="Reason">What stands in its way.</param>
/// <param name="Other">
/// The row that does: for <see cref="ClashReason.RowIsOther"/> and <see cref="ClashReason.RowIsThere"/> the one that stands under the change's key, for <see cref="ClashReason.KeyTaken"/>
/// the one that holds the unique key, for <see cref="ClashReason.ReferredTo"/> the one that refers, for <see cref="ClashReason.RefersToNothing"/> the one that is missed, of which there is only
/// the key; null for <see cref="ClashReason.RowIsGone"/>.
/// </param>
/// <param name="Fields">
/// Columns that it is about: those that differ, the key that is gone, there or taken, and those that refer (for <see cref="ClashReason.ReferredTo"/> the other row's, else the change's own).
/// </param>
public sealed record RowClash(RowChange Change, ClashReason Reason, ClashingRow? Other, IReadOnlyList<string> Fields);

/// <summary>A row in the way of a change.</summary>
/// <param name="Table">Its table.</param>
/// <param name="Key">Its key by column; empty when the table has none.</param>
/// <param name="Row">All of it, without generated columns; null when it is not there.</param>
public sealed record ClashingRow(string Table, IReadOnlyDictionary<string, Value> Key, IReadOnlyDictionary<string, Value>? Row);

/// <summary>What can stand in the way of a change.</summary>
public enum ClashReason
{
    /// <summary>The row is there and not as it was before the change.</summary>
    RowIsOther,

    /// <summary>The row that is to be changed or to go is not there.</summary>
    RowIsGone,

    /// <summary>A row with the key is there, and none was to be.</summary>
    RowIsThere,

    /// <summary>Another row holds a unique key that the row would have.</summary>
    KeyTaken,

    /// <summary>Another row refers to the row, which would be gone, or would have another key.</summary>
    ReferredTo,

    /// <summary>The row would refer to one that is not there.</summary>
    RefersToNothing,
}
