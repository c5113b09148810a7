namespace HousingTest.Model;

/// <summary>An entry of <c>timings.json</c>, the only file of a run that holds durations.</summary>
/// <param name="What"><c>provision</c>, <c>seed</c>, <c>scenario</c>, <c>record</c>, <c>put back</c>; of the system <c>job</c>, <c>call</c>, <c>screen</c>.</param>
/// <param name="Name">Which one: a scenario's id, or the map's word for a job, call or screen.</param>
/// <param name="Milliseconds">Wall time.</param>
/// <param name="Scenario">Id of the scenario that made the system do it; null for the harness's own work.</param>
/// <param name="Nth">Which time in that scenario, from 1: with the scenario the place in which releases are compared; null without one.</param>
public sealed record Duration(string What, string Name, double Milliseconds, string? Scenario = null, int? Nth = null);
