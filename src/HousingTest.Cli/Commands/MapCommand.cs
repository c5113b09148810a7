using System.CommandLine;
using System.Text;
using HousingTest.Cli.Maps;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;
using HousingTest.Runs.Maps;

namespace HousingTest.Cli.Commands;

/// <summary><c>map</c>: lists what a system map has words for, tries it against a running test copy, and drafts the first one of a system.</summary>
public static class MapCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings) => new HousingCommand(
        "map", "List a map's words, try it against a running test copy, or draft the first one of a system.",
        "A map lies in environments/maps/ and says which tables, columns, screens, endpoints and jobs the housing words stand for.",
        "./housingtest map draft --environment embedded --out environments/maps/first.yaml",
        "./housingtest map check --environment embedded",
        "./housingtest map words") { Words(surroundings), Check(surroundings), Draft(surroundings) };

    private static HousingCommand Words(Surroundings surroundings)
    {
        var (environment, json) = (SharedOptions.Environment(), SharedOptions.Json());
        var command = new HousingCommand(
            "words", "List what a scenario can name: roles, screens with their fields, buttons and tables, rows with their fields and words.",
            "Nothing is started. Exit code 0 listed, 2 the map cannot be read.",
            "./housingtest map words",
            "./housingtest map words --environment mediawiki") { environment, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "map words", parsed.GetValue(json), () =>
        {
            var words = MapWords.Of(RunDefinitions.Read(surroundings.Workspace, parsed.GetValue(environment)!).Map);
            return Task.FromResult(new Answer("map words", ExitCode.Good) { Words = words, Show = () => MapWordsScreen.Show(words, surroundings.Out.Profile.Out.Writer) });
        }));
        return command;
    }

    private static HousingCommand Check(Surroundings surroundings)
    {
        var map = new Argument<string?>("MAP") { Description = "A name in environments/maps/, or a file; without it, the environment's own", Arity = ArgumentArity.ZeroOrOne };
        var (environment, release, json) = (SharedOptions.Environment(), SharedOptions.Release(), SharedOptions.Json());
        var strict = new Option<bool>("--strict") { Description = "What is not known, since it was not tried or not seen, counts as missing" };
        var command = new HousingCommand(
            "check", "Start a test copy, and list at once everything in a map that the system does not have.",
            "Tables, columns, types, references, keys, words, seed, clock, sign-in, screens and what is on them, endpoints and jobs. Screens are only looked at, and endpoints and jobs only\n"
            + "asked for: none is called. What was not tried, or not seen, is listed as not known.\n"
            + "Exit code 0 nothing is missing, 1 something is, 2 the map or the system cannot be tried.",
            "./housingtest map check --environment embedded",
            "./housingtest map check reference --environment embedded --release 2026.2",
            "./housingtest map check environments/maps/reference.yaml --strict --json") { map, environment, release, strict, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "map check", parsed.GetValue(json), () => CheckAsync(
            surroundings, parsed.GetValue(map), parsed.GetValue(environment)!, SharedOptions.ReleaseOfUnmapped(parsed, release, environment, surroundings.Workspace), parsed.GetValue(strict))));
        return command;
    }

    private static HousingCommand Draft(Surroundings surroundings)
    {
        var (environment, release, json) = (SharedOptions.Environment(), SharedOptions.Release(), SharedOptions.Json());
        var page = new Option<string[]>("--page") { Description = "Read what is on the page at this path, signed in as the first role if the environment's map knows how; may be given again", HelpName = "PATH" };
        var output = new Option<string?>("--out") { Description = "Write the draft to this file, which must not exist; without it, it is shown", HelpName = "FILE" };
        var command = new HousingCommand(
            "draft", "Start a test copy, and write a first map from what its database and pages tell of themselves.",
            "Read are the database's catalogue and row counts, over a connection that can only read, and never what is in a row; and the pages that you name. What is guessed is to be\n"
            + "looked at, and what only you know is asked for in comments that begin with # tell:. The environment's own map need not exist yet.\n"
            + "Exit code 0 drafted, 2 nothing could be drafted.",
            "./housingtest map draft --environment embedded",
            "./housingtest map draft --environment embedded --page /tenancies --page /rents/debit-run --out environments/maps/first.yaml") { environment, release, page, output, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "map draft", parsed.GetValue(json), () => DraftAsync(
            surroundings, parsed.GetValue(environment)!, SharedOptions.ReleaseOfUnmapped(parsed, release, environment, surroundings.Workspace), parsed.GetValue(page) ?? [], parsed.GetValue(output))));
        return command;
    }

    private static async Task<Answer> CheckAsync(Surroundings surroundings, string? map, string environment, string release, bool strict)
    {
        var order = MapOrder.Read(surroundings.Workspace, environment, release);
        var located = LocatedMap.Read(surroundings.Workspace, map ?? order.Environment.Map);
        await using var copy = await order.ProvisionAsync(surroundings, MapTrial.ForProvisioning(located.Map));
        var trial = new MapTrial(located, copy, order.Estate, MapOrder.ProgressOn(surroundings));
        var result = await trial.RunAsync(surroundings.Interrupt.Asked);
        return new Answer("map check", CodeOf(result, trial.Obstacles, strict))
        {
            MapCheck = result,
            Problems = trial.Obstacles,
            Show = () =>
            {
                new MapCheckScreen(surroundings.Out).Show(result);
                new ProblemScreen(surroundings.Error).Show(trial.Obstacles);
            },
        };
    }

    private static int CodeOf(MapCheckResult result, IReadOnlyList<Problem> obstacles, bool strict) => result switch
    {
        { Missing.Count: > 0 } => ExitCode.Bad,
        _ when obstacles.Count > 0 => ExitCode.Broken,
        { Unsure.Count: > 0 } when strict => ExitCode.Bad,
        _ => ExitCode.Good,
    };

    private static async Task<Answer> DraftAsync(Surroundings surroundings, string environment, string release, IReadOnlyList<string> pages, string? output)
    {
        var file = output is null ? null : DraftFile.Claim(surroundings.Workspace, output);
        var order = MapOrder.Read(surroundings.Workspace, environment, release);
        var known = order.OwnMap(surroundings.Workspace);
        await using var copy = await order.ProvisionAsync(surroundings, known?.Map ?? MapDraft.Unwritten(order.Environment.Map));
        var progress = MapOrder.ProgressOn(surroundings);
        progress.Report("Reading its catalogue");
        var catalogue = await copy.Database.ReadCatalogueAsync(surroundings.Interrupt.Asked);
        var read = await PagesAsync(surroundings, copy, known, pages, progress);
        var text = new MapDraft(file?.Name ?? order.Environment.Name, catalogue, read, known?.Map).Write();
        file?.Write(text);
        return new Answer("map draft", ExitCode.Good)
        {
            Draft = text,
            File = file?.Shown,
            Show = () => surroundings.Out.Profile.Out.Writer.WriteLine(file is null ? text.TrimEnd() : Told(file, catalogue, text)),
        };
    }

    private static async Task<IReadOnlyList<(string Path, PageFacts Page)>> PagesAsync(
        Surroundings surroundings, TestCopy copy, LocatedMap? known, IReadOnlyList<string> pages, IProgress<string> progress)
    {
        var read = new List<(string Path, PageFacts Page)>();
        if (pages.Count == 0)
            return read;
        progress.Report($"Reading {pages.Count} {(pages.Count == 1 ? "page" : "pages")}");
        var trial = new ScreenTrial(known ?? LocatedMap.Unwritten(copy.Map), copy);
        await trial.SignInAsFirstAsync(surroundings.Interrupt.Asked);
        if (!trial.AnybodyIsIn)
            progress.Report("Nobody is signed in: pages are read as a stranger sees them");
        foreach (var path in pages)
            read.Add((path, await trial.ReadAsync(path, surroundings.Interrupt.Asked)));
        return read;
    }

    private static string Told(DraftFile file, Catalogue catalogue, string text)
    {
        var told = new StringBuilder();
        told.Append($"A map of {catalogue.Tables.Count} tables is drafted in {file.Shown}. It asks for {text.Split("# tell:").Length - 1} things.");
        told.Append("\nLook at what it guessed, answer its # tell: comments, then: ./housingtest map check ").Append(file.Shown);
        return told.ToString();
    }
}
