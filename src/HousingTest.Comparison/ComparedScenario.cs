namespace HousingTest.Comparison;

/// <summary>A scenario that both releases ran, what each did and what differs. Held while it is taken in, and then let go.</summary>
/// <param name="Id">Id of the scenario.</param>
/// <param name="Baseline">What the baseline did.</param>
/// <param name="Candidate">What the candidate did.</param>
/// <param name="Steady">Differences that showed each time the candidate ran.</param>
/// <param name="Unsteady">Differences that showed in one run of the candidate and not in the other.</param>
/// <param name="Noise">What differed between the two runs of the baseline.</param>
internal sealed record ComparedScenario(
    string Id, OutcomeOnSide Baseline, OutcomeOnSide Candidate, IReadOnlyList<Difference> Steady, IReadOnlyList<Difference> Unsteady, IReadOnlyList<Difference> Noise)
{
    /// <summary>Everything that either release did, for what is true of all of it; of screens and files the tables in which something differs.</summary>
    public IEnumerable<Bearer> Bearers() => Of(Baseline).Concat(Of(Candidate)).Concat(Candidate.Looked.Lines);

    private static IEnumerable<Bearer> Of(OutcomeOnSide side) =>
        side.Rows.Tables.Order(StringComparer.Ordinal).SelectMany(side.Rows.Of).Select(Bearer (row) => new RowOnSide(side.Rows, row))
            .Concat(MessageComparison.Lines(side.Outcome.Messages, side.Rows.Subjects));
}
