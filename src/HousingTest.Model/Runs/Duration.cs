namespace HousingTest.Model;

/// <summary>An entry of <c>timings.json</c>, the only file of a run that holds durations.</summary>
/// <param name="What"><c>provision</c>, <c>seed</c>, <c>scenario</c>, <c>step</c>, <c>job</c>, <c>screen</c>, <c>put back</c>.</param>
/// <param name="Name">Which one: a scenario's id, a job's name.</param>
/// <param name="Milliseconds">Wall time.</param>
public sealed record Duration(string What, string Name, double Milliseconds);
