using System.Text.Json;
using System.Text.RegularExpressions;
using HousingTest.Cli;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>
/// What tests of the command line share: a folder for broken files, commands that run to their end, and the look behind each of them whether
/// anything was left.
/// </summary>
[Collection(CommandLineCollection.Name)]
public abstract partial class CommandLineTest : IDisposable
{
    /// <summary>As long as a browser and a system may take to end, or what a test beside this one killed to be swept.</summary>
    private static readonly TimeSpan s_shortly = TimeSpan.FromSeconds(30);

    private readonly string _mark = $"MARK_{Guid.NewGuid():N}";
    private readonly TemporaryFolder _folder = new();
    private readonly IReadOnlyList<string> _before = Traces.Copies();

    private protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Writes a file outside of the repository, and answers its path.</summary>
    private protected string Write(string name, string text)
    {
        _folder.Write(name, text);
        return _folder[name];
    }

    private protected StartedCommand Start(params IReadOnlyList<string> arguments) => new(_mark, browser: null, arguments);

    /// <summary>Starts a command by way of another, which gives it surroundings of its own.</summary>
    private protected StartedCommand StartThrough(IReadOnlyList<string> through, params IReadOnlyList<string> arguments) => new(_mark, browser: null, arguments, through);

    private protected Task<CommandResult> RunAsync(params IReadOnlyList<string> arguments) => RunWithBrowserAsync(browser: null, arguments);

    /// <summary>Runs a command to its end; nothing may be left behind it.</summary>
    private protected async Task<CommandResult> RunWithBrowserAsync(string? browser, params IReadOnlyList<string> arguments)
    {
        using var command = new StartedCommand(_mark, browser, arguments);
        var result = await command.EndAsync(Ct);
        ShouldSayNothingForDevelopers(result);
        await NothingIsLeftAsync();
        return result;
    }

    /// <summary>Processes that commands of this test started and that run now, by number.</summary>
    private protected IReadOnlyDictionary<int, string> Running => Traces.Processes(_mark);

    private protected Task NothingIsLeftAsync() => Traces.ShouldGoAsync(_mark, _before, s_shortly, Ct);

    /// <summary>Holds all of standard error against what was approved, without what differs from machine to machine and from run to run.</summary>
    private protected void ShouldSay(CommandResult result, string name, int exitCode, [System.Runtime.CompilerServices.CallerFilePath] string test = "")
    {
        result.ExitCode.ShouldBe(exitCode, result.ToString());
        Approval.Verify(Scrubbed(result.Error), name, test: test);
    }

    /// <summary>The id of the run of which a command told, all of whose scenarios passed, as JSON.</summary>
    private protected static string IdOf(CommandResult result)
    {
        result.ExitCode.ShouldBe(ExitCode.Good, result.ToString());
        return Path.GetFileName(JsonSerializer.Deserialize<Answer>(result.Output, Json.Indented)!.Runs!["run"]);
    }

    /// <summary>The ids of the runs that were asked for with this sign, such as a tag that nothing bears: tests beside this one run things too.</summary>
    private protected static IReadOnlyList<string> RunsWith(string sign) =>
    [
        .. Directory.EnumerateFiles(Repository.Workspace.Runs, "request.json", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 1 })
            .Where(file => File.ReadAllText(file).Contains(sign, StringComparison.Ordinal)).Select(file => Path.GetFileName(Path.GetDirectoryName(file))!),
    ];

    private protected static void ShouldSayNothingForDevelopers(CommandResult result)
    {
        (result.Output + result.Error).ShouldNotContain("\n   at ", Case.Sensitive, result.ToString());
        (result.Output + result.Error).ShouldNotContain(Repository.Root, Case.Sensitive, result.ToString());
    }

    public void Dispose()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
    }

    // Whether a release was built already is no matter of the message.
    private protected string Scrubbed(string text)
    {
        var named = Building().Replace(text, "").Replace(_folder.Path, "{folder}", StringComparison.Ordinal);
        return Id().Replace(Where().Replace(named, where => Unwrapped().Replace(where.Value, " ")), "{id}");
    }

    // How long the folder's path is decides where its line is wrapped.
    [GeneratedRegex(@"^where .*(\n {12}.*)*", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Where();

    [GeneratedRegex(@"\n {12}", RegexOptions.None, 1000)]
    private static partial Regex Unwrapped();

    [GeneratedRegex(@"[0-9]{8}-[0-9]{6}-[0-9a-f]{4}", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"^Release .*: (applying .*|building|another process builds it, waiting)\n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Building();
}
