namespace HousingTest.Model;

/// <summary>A row that keeps a step from being taken out.</summary>
/// <param name="Kind">Why.</param>
/// <param name="By">The kept steps that did it, in their order.</param>
/// <param name="Table">The row's table.</param>
/// <param name="Row">The row, by its key: <c>id 17</c>; by its label where the map gives one.</param>
/// <param name="Fields">Columns that it is about, in ordinal order.</param>
/// <param name="To">The row that it refers to; null where it is not about a reference.</param>
public sealed record UndoConflict(UndoConflictKind Kind, IReadOnlyList<string> By, string Table, string Row, IReadOnlyList<string> Fields, string? To);

/// <summary>Why a row keeps a step from being taken out.</summary>
public enum UndoConflictKind
{
    /// <summary>Later work changed the row that the step had changed or added.</summary>
    Changed,

    /// <summary>Later work removed it.</summary>
    Removed,

    /// <summary>Later work added it again, after the step had removed it.</summary>
    AddedAgain,

    /// <summary>Later work refers to a row that the step had added, and that would go.</summary>
    RefersTo,

    /// <summary>A row that would come back refers to one that later work removed.</summary>
    WouldReferToNothing,

    /// <summary>A row that would come back has a value that must be there once, and later work gave it to another row.</summary>
    ValueTaken,
}

/// <summary>How the taking out of steps ended.</summary>
/// <param name="Done">True when they are taken out; else nothing was changed.</param>
/// <param name="Rows">Rows that were put back.</param>
/// <param name="Kept">Rows that later work had changed, and that are kept.</param>
/// <param name="Conflicts">What kept it from being done.</param>
/// <param name="Checks">What the checks of the kept steps said.</param>
/// <param name="Checkpoint">The checkpoint of the state without the steps; null where there is none.</param>
public sealed record UndoResult(bool Done, long Rows, long Kept, IReadOnlyList<UndoConflict> Conflicts, IReadOnlyList<CheckAnswer> Checks, string? Checkpoint)
{
    /// <summary>Files that the steps had written, and that stay: rows are taken out, and files are not.</summary>
    public IReadOnlyList<string> FilesLeft { get; init; } = [];
}
