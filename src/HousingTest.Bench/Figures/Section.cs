namespace HousingTest.Bench.Figures;

/// <summary>The figures of one bench.</summary>
/// <param name="Bench">Its name: <c>rewind</c>.</param>
/// <param name="Title">What was asked.</param>
/// <param name="RatioTo">What <see cref="Figure.Ratio"/> compares with: <c>times the rewind of 100 rows</c>.</param>
/// <param name="Figures">What was measured, in the order of a table.</param>
/// <param name="Aims">What it was to come to.</param>
/// <param name="Notes">How it was measured, and what was not and why.</param>
public sealed record Section(
    string Bench, string Title, string RatioTo, IReadOnlyList<Figure> Figures, IReadOnlyList<Aim> Aims, IReadOnlyList<string> Notes);
