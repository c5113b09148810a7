namespace HousingTest.Runs;

/// <summary>What somebody asks of a new scenario.</summary>
/// <param name="Title">As it was typed.</param>
/// <param name="Area">A folder of <c>features/</c>.</param>
/// <param name="BeginArea">True when the area may be a new one.</param>
/// <param name="Feature">A feature file of the area, new or there already; null for a new one that is called after the title.</param>
/// <param name="Tags">Tags of its own, with or without <c>@</c>, divided by blanks or commas; null for none.</param>
public sealed record ScenarioRequest(string Title, string Area, bool BeginArea, string? Feature, string? Tags);

/// <summary>A scenario that was written.</summary>
/// <param name="Title">Its title, on one line.</param>
/// <param name="File">The feature file, relative to the repository.</param>
/// <param name="Line">Where it begins there.</param>
/// <param name="Tags">Its tags, with <c>@</c>.</param>
/// <param name="Command">What runs its file.</param>
/// <param name="From">The scenario whose steps it has, and where that stands.</param>
public sealed record WrittenScenario(string Title, string File, int Line, IReadOnlyList<string> Tags, string Command, string From);
