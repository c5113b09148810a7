using System.CommandLine;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary><c>new</c>: something to begin with.</summary>
public static class NewCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings) => new HousingCommand(
        "new", "Begin something new.", "", "./housingtest new scenario \"A garage is let on its own\" --area rents") { Scenario(surroundings) };

    private static HousingCommand Scenario(Surroundings surroundings)
    {
        var title = new Argument<string>("TITLE") { Description = "What the scenario shows, in a few words" };
        var area = new Option<string>("--area") { Description = "The area of housing: a folder of features/", HelpName = "AREA", Required = true };
        var begin = new Option<bool>("--new-area") { Description = "Begin an area that is not there yet" };
        var feature = new Option<string?>("--feature") { Description = "A feature file of the area, there already or new; without it the scenario gets a file of its own", HelpName = "FILE" };
        var tags = new Option<string?>("--tags") { Description = "Tags of its own, besides those of what it begins with", HelpName = "TAGS" };
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "scenario", "Write a scenario that runs as it stands, for you to change.",
            "Its steps are those of a scenario of the area that runs. Nothing that is there is written over. Exit code 0 written, 2 not.",
            "./housingtest new scenario \"A garage is let on its own\" --area rents",
            "./housingtest new scenario \"A garage is let on its own\" --area rents --feature garages --tags \"@garages\"",
            "./housingtest new scenario \"The grass is cut\" --area grounds --new-area") { title, area, begin, feature, tags, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "new scenario", parsed.GetValue(json), () => Task.FromResult(Write(
            surroundings, new ScenarioRequest(parsed.GetValue(title)!, parsed.GetValue(area)!, parsed.GetValue(begin), parsed.GetValue(feature), parsed.GetValue(tags))))));
        return command;
    }

    private static Answer Write(Surroundings surroundings, ScenarioRequest request)
    {
        var written = NewScenario.Write(surroundings.Workspace, request);
        return new Answer("new scenario", ExitCode.Good)
        {
            Scenario = written,
            Show = () =>
            {
                // Past the console's own wrapping: paths and commands are copied.
                var writer = surroundings.Out.Profile.Out.Writer;
                writer.WriteLine($"{written.File}:{written.Line}");
                writer.WriteLine($"It begins with steps of: {written.From}");
                writer.WriteLine($"Run it with  {written.Command}");
            },
        };
    }
}
