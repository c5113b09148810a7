using System.Globalization;
using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>What happens while somebody watches: a short block for each save, line by line as scenarios end.</summary>
/// <param name="console">Where to write.</param>
public sealed class WatchScreen(IAnsiConsole console)
{
    private const int Status = 9;

    private readonly Paper paper = new(console);

    /// <summary>The test copy is up.</summary>
    /// <param name="files">How many feature files are watched.</param>
    /// <param name="release">What they run on.</param>
    /// <param name="environment">And where.</param>
    public void Ready(int files, string release, string environment) => paper.Text(
        0, $"Watching {Sentences.Count(files, "feature file")}, on a warm test copy of {release} (environment {environment}). Save one, and what you changed in it runs. Ctrl-C ends it.");

    /// <summary>Something was saved.</summary>
    public void Saved(DateTimeOffset at, IReadOnlyList<string> files)
    {
        paper.Blank();
        paper.Labelled(at.ToString("HH:mm:ss  ", CultureInfo.InvariantCulture), Paper.Dim, string.Join(", ", files), Paper.Bold);
    }

    /// <summary>What goes on because of it.</summary>
    public void Doing(string text) => paper.Text(2, text, Paper.Dim);

    /// <summary>A scenario ended.</summary>
    public void Ended(WatchedScenario scenario)
    {
        var (word, style) = scenario.Status switch
        {
            ScenarioStatus.Passed => ("passed", Paper.Good),
            ScenarioStatus.Failed => ("failed", Paper.Bad),
            _ => ("not run", Paper.Bad),
        };
        paper.Labelled("  " + word.PadRight(Status), style, $"{scenario.Title}  {Seconds(scenario.Seconds)}");
        if (scenario.Status == ScenarioStatus.Passed)
            return;
        paper.Text(2 + Status, scenario.Where, Paper.Dim);
        if (scenario.Step is { } step)
            paper.Text(2 + Status, step);
        if (scenario.Failure is { Length: > 0 } failure)
            paper.Text(2 + Status, failure);
    }

    /// <summary>All that was saved has been seen to.</summary>
    public void Done(WatchNews news)
    {
        if (news.Text is { } text)
            paper.Text(2, text);
        if (news.Problems.Count > 0)
            new ProblemScreen(console).Show(news.Problems);
        if (news.Scenarios.Count > 0)
            paper.Text(2, $"{Count(news, ScenarioStatus.Passed)} passed · {Count(news, ScenarioStatus.Failed)} failed · {Count(news, ScenarioStatus.NotRun)} not run · {Seconds(news.Seconds)} after it was saved", Paper.Dim);
    }

    private static string Count(WatchNews news, ScenarioStatus status) => Sentences.Number(news.Scenarios.Count(scenario => scenario.Status == status));

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
}
