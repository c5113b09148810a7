namespace HousingTest.Runs;

/// <summary>
/// <c>request.json</c>: how a run was asked for, so that it can be taken up again after it was stopped. Beside <c>run.json</c>, which says
/// what it was made from, for this one names places of the machine.
/// </summary>
/// <param name="Release">Name of a release, or path of a patch, as it was typed.</param>
/// <param name="Environment">Name or path of the environment, as it was typed.</param>
/// <param name="Features">Feature files and folders, absolute; empty for all.</param>
/// <param name="Tags">Tag expression; null for any.</param>
/// <param name="Durations">File that balanced the shares, absolute; null for none.</param>
/// <param name="Shuffle">Seed of the order that scenarios run in; null for that of the files.</param>
public sealed record RunRequest(string Release, string Environment, IReadOnlyList<string> Features, string? Tags, string? Durations, int? Shuffle = null);
