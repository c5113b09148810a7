namespace HousingTest.Model;

/// <summary>Something that must agree.</summary>
/// <param name="Name">As the file calls it: <c>Balances by type</c>.</param>
/// <param name="Line">Where the file says so.</param>
public abstract record ReconciliationControl(string Name, int Line)
{
    /// <summary>How many rows there are.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="By">Fields that group them; empty for all together.</param>
    /// <param name="Tolerance">By how many a group may be out.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Count(string Name, IReadOnlyList<string> By, long Tolerance, int Line) : ReconciliationControl(Name, Line);

    /// <summary>What they sum to.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Field">A money field.</param>
    /// <param name="By">Fields that group it; empty for all together.</param>
    /// <param name="Tolerance">By how many pence a group may be out.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Sum(string Name, string Field, IReadOnlyList<string> By, long Tolerance, int Line) : ReconciliationControl(Name, Line);

    /// <summary>Key for key: what one side has, the other has.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Of">Whose keys must be on the other side.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Keys(string Name, Sides Of, int Line) : ReconciliationControl(Name, Line);

    /// <summary>Field for field, of rows with the same key.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Fields">What is compared.</param>
    /// <param name="Tolerances">Field → by how much its values may be out: pence of money, days of dates, units of numbers.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Compare(string Name, IReadOnlyList<string> Fields, IReadOnlyDictionary<string, decimal> Tolerances, int Line) : ReconciliationControl(Name, Line);

    /// <summary>No key twice.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Of">On which side.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Duplicates(string Name, Sides Of, int Line) : ReconciliationControl(Name, Line);

    /// <summary>What a field refers to is there.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Of">The side whose rows refer.</param>
    /// <param name="Field">The field that refers.</param>
    /// <param name="To">Where the rows are that it refers to.</param>
    /// <param name="By">How these are known there.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Orphans(string Name, Side Of, string Field, RowSource To, SideField By, int Line) : ReconciliationControl(Name, Line);

    /// <summary>Every code has a word.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Fields">Fields of codes.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Codes(string Name, IReadOnlyList<string> Fields, int Line) : ReconciliationControl(Name, Line);

    /// <summary>Dates lie where they can.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Fields">Fields of dates.</param>
    /// <param name="From">The first day that can be; null for any.</param>
    /// <param name="To">The last; null for any.</param>
    /// <param name="Line">Where the file says so.</param>
    public sealed record Dates(string Name, IReadOnlyList<string> Fields, DateOnly? From, DateOnly? To, int Line) : ReconciliationControl(Name, Line);
}

/// <summary>Breaks that somebody accepts: what, why, who, until when.</summary>
/// <param name="Id">As the file calls it: <c>A-2026-01</c>.</param>
/// <param name="Control">Name of the control.</param>
/// <param name="Field">Field that differs; null for any.</param>
/// <param name="Pattern">Kind of change, as a result names it; null for any.</param>
/// <param name="Keys">Keys as a result shows them where nothing is masked; empty for any.</param>
/// <param name="Reason">Why.</param>
/// <param name="Owner">Who answers for it.</param>
/// <param name="Until">The last day on which it counts.</param>
/// <param name="Line">Where the file says so.</param>
public sealed record AcceptedBreak(
    string Id, string Control, string? Field, string? Pattern, IReadOnlyList<string> Keys, string Reason, string Owner, DateOnly Until, int Line);
