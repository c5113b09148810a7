namespace HousingTest.Bench.Figures;

/// <summary>All figures of one run, as <c>--json</c> writes them.</summary>
/// <param name="Machine">Processors, system and runtime: figures of two machines are not compared, ratios may be.</param>
/// <param name="Quick">Sizes too small to be held against an aim.</param>
/// <param name="Sections">Bench by bench.</param>
public sealed record BenchReport(string Machine, bool Quick, IReadOnlyList<Section> Sections);
