namespace HousingTest.Tests.Readme;

/// <summary>Commands of the README, each run once for all tests: a gate takes minutes, and what it answered can be looked at twice.</summary>
public sealed class ReadmeCommands
{
    private readonly Dictionary<string, LauncherResult> answered = new(StringComparer.Ordinal);

    /// <summary>What the command answered, now or before.</summary>
    internal async Task<LauncherResult> RunAsync(string command) =>
        answered.TryGetValue(command, out var result) ? result : answered[command] = await Launcher.RunAsync(command);
}
