namespace HousingTest.Cli.Watching;

/// <summary>What somebody wants to watch.</summary>
/// <param name="Release">Name of a release, or path of a patch, as it was typed.</param>
/// <param name="Environment">Name or path of the environment, as it was typed.</param>
/// <param name="Features">Feature files and folders, as they were typed; empty for all.</param>
/// <param name="Tags">Tag expression; null for any.</param>
public sealed record WatchRequest(string Release, string Environment, IReadOnlyList<string> Features, string? Tags);
