using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>One thing that two outcomes of a scenario do not share, before it is grouped with others that are alike.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Scenario">Id of the scenario.</param>
/// <param name="Where">Entity, screen, channel, file, error source or step.</param>
/// <param name="Field">Field; empty for a whole row, message, file or screen.</param>
/// <param name="Direction">Which way it differs: <c>more</c>, <c>fewer</c>, <c>lower</c>; differences of two directions are never one pattern.</param>
/// <param name="Variant">What distinguishes it among those of its direction (the amount, the pair of values); many rare ones are told together.</param>
/// <param name="Member">Names it within its scenario the same way in every run, so that it can be seen again.</param>
/// <param name="Subject">What people call the row or the line of the screen; may be empty.</param>
/// <param name="Before">On the baseline, for people.</param>
/// <param name="After">On the candidate, for people.</param>
internal sealed record Difference(
    DifferenceKind Kind, string Scenario, string Where, string Field, string Direction, string Variant,
    string Member, string Subject, string Before, string After)
{
    /// <summary>What it is in terms of the business, the same in every scenario that shows it; null when only itself.</summary>
    public string? Fact { get; init; }

    /// <summary>Pence, candidate less baseline; null when it is not money.</summary>
    public long? Delta { get; init; }

    /// <summary>0 for what tends to be a cause (a new row of an account), 1 for a row that carries its sum, 2 for a total over many.</summary>
    public int Rank { get; init; }

    /// <summary>The row behind it; null when there is none.</summary>
    public RowOnSide? Row { get; init; }

    /// <summary>The message, or the line of a screen or file, behind it; null when there is none.</summary>
    public Line? Line { get; init; }

    /// <summary>What it is on, for what members have in common; null when nothing is known of it.</summary>
    public Bearer? Bearer => (Bearer?)Row ?? Line;

    /// <summary>
    /// What the field belongs to, named the same whichever run the first run of the baseline is compared with: so noise in one row is not taken
    /// for noise in another. Empty when rows are not told apart for sure; then the whole field is meant.
    /// </summary>
    public string Element { get; init; } = "";

    /// <summary>True when the same field was noise elsewhere in the scenario, so that only a second run of the candidate tells whether it is a difference.</summary>
    public bool Doubtful { get; init; }

    /// <summary>Which side did nothing of the kind, as a scenario that stopped early would.</summary>
    public Missing Missing { get; init; }
}

/// <summary>The side on which something did not happen.</summary>
internal enum Missing
{
    /// <summary>It happened on both, otherwise.</summary>
    Nowhere,

    /// <summary>Only the candidate did it.</summary>
    OnBaseline,

    /// <summary>Only the baseline did it.</summary>
    OnCandidate,
}

/// <summary>Directions in which something can differ; part of a pattern's id.</summary>
internal static class Direction
{
    public const string Changed = "changed";
    public const string More = "more";
    public const string Fewer = "fewer";
    public const string Lower = "lower";
    public const string Higher = "higher";
    public const string MoreInCredit = "more in credit";
    public const string LessInCredit = "less in credit";
    public const string Swapped = "swapped";
    public const string Deleted = "deleted";
    public const string Kept = "kept";
    public const string Order = "order";
    public const string Follows = "follows";
}
