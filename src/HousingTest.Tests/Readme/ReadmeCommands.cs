using HousingTest.Cli;
using HousingTest.Tests.Reports;
using HousingTest.Tests.Runs;
using Xunit;

namespace HousingTest.Tests.Readme;

/// <summary>Commands of the README, each run once for all tests: a gate takes minutes, and what it answered can be looked at twice.</summary>
public sealed class ReadmeCommands : IDisposable
{
    private readonly Dictionary<string, LauncherResult> _answered = new(StringComparer.Ordinal);
    private readonly FeaturesCopy _written = new();

    /// <summary>What the command answered, now or before.</summary>
    internal async Task<LauncherResult> RunAsync(string command) =>
        _answered.TryGetValue(command, out var result) ? result
        : _answered[command] = command.StartsWith("./housingtest new ", StringComparison.Ordinal) ? await BeginAsync(command) : await Launcher.RunAsync(command);

    /// <summary>The text of a file that a command wrote among the features.</summary>
    internal string Written(string relative) => _written.Read(relative);

    public void Dispose() => _written.Dispose();

    // Among the features of the checkout a new scenario would be run by whatever else runs there now, and change the digest of its features.
    private async Task<LauncherResult> BeginAsync(string command)
    {
        var (output, error) = (new PlainConsole(), new PlainConsole());
        using var interrupt = new Interrupt(() => { });
        var root = CommandTree.Create(new Surroundings(_written.Workspace, output.Console, error.Console, TimeProvider.System, interrupt, command));
        var exit = await CommandTree.Parse(root, Launcher.Words(command)[1..]).InvokeAsync(cancellationToken: TestContext.Current.CancellationToken);
        return new LauncherResult(exit, output.Text, error.Text);
    }
}
