namespace HousingTest.Model;

/// <summary>A whole run, read back from its folder.</summary>
/// <param name="Manifest">What it was made from.</param>
/// <param name="Schema">Tables at the mark; null when no test copy came up.</param>
/// <param name="Outcomes">Outcome by scenario id; a planned scenario without one did not run.</param>
public sealed record RunRecord(RunManifest Manifest, SchemaShape? Schema, IReadOnlyDictionary<string, Outcome> Outcomes);
