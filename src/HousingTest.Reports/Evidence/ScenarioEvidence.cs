using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>What one scenario did on both releases, as far as the page shows it. The outcomes themselves are read for it and let go.</summary>
/// <param name="Outcome">Steps, files and errors on the candidate, or else on the baseline, without rows, screens and messages; null when it ran on neither.</param>
/// <param name="Pictured">True when its screens and messages stand side by side.</param>
/// <param name="Screens">Screens of both; empty unless it differs or failed.</param>
/// <param name="Messages">Messages of both, differing ones first; the first fifty.</param>
/// <param name="MessageCount">How many there are.</param>
/// <param name="Rows">Rows changed.</param>
/// <param name="Files">Files of both.</param>
/// <param name="Patterns">Differences that it shows.</param>
public sealed record ScenarioEvidence(
    Outcome? Outcome, bool Pictured, IReadOnlyList<ScreenPair> Screens, IReadOnlyList<MessagePair> Messages, int MessageCount,
    IReadOnlyList<RowGroup> Rows, IReadOnlyList<FilePair> Files, IReadOnlyList<DifferencePattern> Patterns)
{
    // A job over a whole estate sends thousands; those that differ come first.
    private const int MostMessages = 50;

    internal static ScenarioEvidence Of(GateReport report, ScenarioComparison scenario, RowWords words, IReadOnlyList<DifferencePattern> patterns)
    {
        var id = scenario.Scenario.Id;
        var (baseline, candidate) = (Read(report.Baseline, id), Read(report.Candidate, id));
        if (baseline is not null && candidate is not null)
            (baseline, candidate) = Occasions.Align(baseline, candidate);
        // A picture is the largest part of a page: only where it can tell something.
        var pictured = scenario.Differs || ScenarioEnds.Of(scenario) is ScenarioEnd.Failed or ScenarioEnd.Unsteady;
        var screens = !pictured ? [] : Pairing.Of(baseline?.Screens ?? [], candidate?.Screens ?? [], screen => (screen.Name, screen.Device))
            .Select(pair => ScreenPair.Of(
                pair.Before, pair.After, screen => report.ReadFile(report.Baseline, id, screen.Screenshot), screen => report.ReadFile(report.Candidate, id, screen.Screenshot)))
            .ToList();
        var messages = Pairing.Of(baseline?.Messages ?? [], candidate?.Messages ?? [], message => (message.Channel, message.Template, message.Recipient))
            .Select(pair => MessagePair.Of(pair.Before, pair.After))
            .OrderBy(pair => !pair.Differs)
            .ToList();
        // What was noise in this scenario; the same field of another may be a difference.
        var noise = report.Comparison.Noise.Where(field => field.Scenarios.Contains(id, StringComparer.Ordinal)).ToList();
        return new ScenarioEvidence(
            (candidate ?? baseline) is { } outcome ? outcome with { Changes = [], Subjects = [], Screens = [], Messages = [] } : null,
            pictured && (screens.Count > 0 || messages.Count > 0), screens, [.. messages.Take(MostMessages)], messages.Count,
            RowEvidence.Of((report.Verdict.Baseline, baseline), (report.Verdict.Candidate, candidate), words, noise),
            [.. Pairing.Of(baseline?.Files ?? [], candidate?.Files ?? [], file => file.Name).Select(pair => new FilePair((pair.After ?? pair.Before)!.Name, pair.Before?.Digest, pair.After?.Digest))],
            patterns);
    }

    private static Outcome? Read(RunRecord run, string id) => run.Outcomes.TryGetValue(id, out var outcome) ? outcome : null;
}

/// <summary>A file on both releases.</summary>
/// <param name="Name">File name.</param>
/// <param name="Before">SHA-256 on the baseline; null when it was not produced there.</param>
/// <param name="After">SHA-256 on the candidate; null when it was not produced there.</param>
public sealed record FilePair(string Name, string? Before, string? After)
{
    /// <summary>True when both are the same bytes.</summary>
    public bool Same => string.Equals(Before, After, StringComparison.Ordinal);
}
