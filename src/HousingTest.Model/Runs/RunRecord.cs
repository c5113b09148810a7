namespace HousingTest.Model;

/// <summary>A whole run, read back from its folder.</summary>
/// <param name="Manifest">What it was made from.</param>
/// <param name="Schema">Tables at the mark; null when no test copy came up.</param>
/// <param name="Outcomes">
/// Outcome by scenario id; a planned scenario without one did not run. It may read an outcome anew each time that it is asked for one, so
/// go through it scenario by scenario, and hold no more than is needed.
/// </param>
public sealed record RunRecord(RunManifest Manifest, SchemaShape? Schema, IReadOnlyDictionary<string, Outcome> Outcomes)
{
    /// <summary>What stopped a worker of it, or ended one; such a run is never good enough to release by.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>
    /// Reads the outcome of one attempt at a scenario, from 1 to as many as the manifest says that each was to have; null when there is none. The first is the one
    /// in <see cref="Outcomes"/>.
    /// </summary>
    public Func<string, int, Outcome?> ReadAttempt { get; init; } = (_, _) => null;

    /// <summary>Reads a file beside an outcome: scenario id, path relative to the scenario's folder. Null when it is not there.</summary>
    public Func<string, string, byte[]?> Attachment { get; init; } = (_, _) => null;

    /// <summary>How long things took; empty when that is not known, or came from another machine.</summary>
    public IReadOnlyList<Duration> Durations { get; init; } = [];
}
