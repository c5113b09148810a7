namespace HousingTest.Estates.Ladder;

/// <summary>A step of the ladder and how it lies in time.</summary>
/// <param name="Stage">The stage that it leads to.</param>
/// <param name="LeastDays">Days that the rules ask for before the next step.</param>
/// <param name="MostDays">Days within which the next step usually follows.</param>
/// <param name="LastWithin">When it is the latest step: it was taken within these days, because the next would have been taken otherwise.</param>
internal sealed record LadderStep(string Stage, int LeastDays, int MostDays, int LastWithin)
{
    /// <summary>
    /// The steps that lead through letters to court. From notice to court warning are 28 days by the ladder, and 34 at most until the notice
    /// takes effect on a Monday. Letter 2 may stand for long: the next step waits for four weeks' charges to be owed.
    /// </summary>
    public static IReadOnlyList<LadderStep> All { get; } =
    [
        new("letter 1", 14, 30, 13), new("letter 2", 7, 21, 40), new("notice", 35, 50, 27), new("court warning", 14, 30, 13), new("court", 0, 0, 40),
    ];

    /// <summary>The steps up to a stage, oldest first; none before letter 1.</summary>
    public static IReadOnlyList<LadderStep> UpTo(string stage)
    {
        for (var last = All.Count - 1; last >= 0; last--)
        {
            if (string.Equals(All[last].Stage, stage, StringComparison.Ordinal))
                return [.. All.Take(last + 1)];
        }

        return [];
    }
}
