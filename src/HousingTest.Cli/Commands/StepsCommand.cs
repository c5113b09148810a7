using System.CommandLine;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>steps</c>: what can be written in a scenario.</summary>
public static class StepsCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var search = new Option<string?>("--search") { Description = "Only steps that have these words, in whatever form; failing that, most of them", HelpName = "WORDS" };
        var html = new Option<string?>("--html") { Description = "Write them as a page instead, to be kept open beside the editor", HelpName = "FILE" };
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "steps", "List every step that a scenario can have, with an example of each.",
            "Exit code 0 steps were found, 1 none has the words, 2 the tool failed.",
            "./housingtest steps",
            "./housingtest steps --search \"agreed to pay\"",
            "./housingtest steps --html steps.html") { search, html, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(
            surroundings, "steps", parsed.GetValue(json), () => AnswerAsync(surroundings, parsed.GetValue(search), parsed.GetValue(html))));
        return command;
    }

    private static async Task<Answer> AnswerAsync(Surroundings surroundings, string? search, string? html)
    {
        var all = StepGuides.Read(surroundings.Workspace);
        var found = search is null ? new StepsFound(all, All: true) : StepSearch.Find(all, search);
        var guide = found.Guide;
        if (guide.Areas.Count == 0)
        {
            var nothing = new Problem(
                "HT-CLI-016", "No step has any of these words", $"--search \"{search}\"", "", "search for another word, or look through all steps with ./housingtest steps");
            return new Answer("steps", ExitCode.Bad) { Problems = [nothing], Show = () => new ProblemScreen(surroundings.Error).Show([nothing]) };
        }

        if (html is not null)
            await WriteAsync(guide, html, surroundings.Interrupt.Asked);

        return new Answer("steps", ExitCode.Good)
        {
            Steps = guide,
            Page = html,
            Show = () =>
            {
                if (!found.All)
                    surroundings.Error.Profile.Out.Writer.WriteLine("No step has all of these words; these have most of them.");
                if (html is null)
                    new StepScreen(surroundings.Out).Show(guide);
                else
                    surroundings.Out.Profile.Out.Writer.WriteLine($"{guide.Areas.Sum(area => area.Steps.Count)} steps in {html}");
            },
        };
    }

    private static async Task WriteAsync(StepGuide guide, string file, CancellationToken cancellation)
    {
        try
        {
            await using var writer = new StreamWriter(file);
            await HtmlStepGuide.WriteAsync(guide, writer, cancellation);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(
                new Problem("HT-CLI-017", "The page cannot be written", file, refused.Message, "name a file in a folder that is there and that you may write to"), refused);
        }
    }
}
