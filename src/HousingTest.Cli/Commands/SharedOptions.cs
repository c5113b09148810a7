using System.CommandLine;
using System.Globalization;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Commands;

/// <summary>Options that several commands take, described once.</summary>
public static class SharedOptions
{
    private const int MostWorkers = 64;
    private const int MostAttempts = 1000;

    /// <summary><c>--release</c>.</summary>
    public static Option<string> Release() => new("--release")
    {
        Description = "A name in fixtures/releases/, a .patch, a .sql, a folder, image:NAME, or an http address",
        DefaultValueFactory = _ => "2026.1",
        HelpName = "RELEASE",
    };

    /// <summary>The release that is meant: the one that was typed, or else the environment's usual one, or else the option's own.</summary>
    public static string ReleaseOf(ParseResult parsed, Option<string> release, Option<string> environment, Workspace workspace) =>
        ReleaseOf(parsed, release, environment, named => EnvironmentFile.Read(workspace.Root, named));

    /// <summary>The same for those who bring the map themselves, or are about to write it.</summary>
    public static string ReleaseOfUnmapped(ParseResult parsed, Option<string> release, Option<string> environment, Workspace workspace) =>
        ReleaseOf(parsed, release, environment, named => EnvironmentFile.ReadWithoutMap(workspace.Root, named));

    private static string ReleaseOf(ParseResult parsed, Option<string> release, Option<string> environment, Func<string, EnvironmentDefinition> read) =>
        parsed.GetResult(release) is { Implicit: false }
            ? parsed.GetValue(release)!
            : read(parsed.GetValue(environment)!).Release ?? parsed.GetValue(release)!;

    /// <summary><c>--environment</c>.</summary>
    public static Option<string> Environment() => EnvironmentOf("A file in environments/");

    /// <summary><c>--environment</c>, of runs that were made already.</summary>
    public static Option<string> PastEnvironment() => EnvironmentOf("The environment in which it ran");

    /// <summary><c>--workers</c>.</summary>
    public static Option<int> Workers() => Number("--workers", "How many test copies work at the same time", MostWorkers);

    /// <summary><c>--repeat</c>.</summary>
    public static Option<int> Repeat() => Number("--repeat", "Run each scenario so many times, and tell which of them change their mind", MostAttempts);

    /// <summary><c>--shuffle</c>.</summary>
    public static Option<int?> Shuffle() =>
        new("--shuffle") { Description = "Run the scenarios in another order, the same for the same number: what then fails depended on one before it", HelpName = "SEED" };

    /// <summary><c>--shard</c>.</summary>
    public static Option<ShardChoice?> Shard() => new("--shard")
    {
        Description = "Run one share of several, perhaps on several machines: 2/3 is the second of three",
        HelpName = "I/N",
        CustomParser = result =>
        {
            if (ShardChoice.Parse(result.Tokens[0].Value) is { } choice)
                return choice;
            result.AddError($"--shard takes a share such as 2/3, not '{result.Tokens[0].Value}'.");
            return null;
        },
    };

    /// <summary><c>--durations</c>.</summary>
    public static Option<string?> Durations() => new("--durations")
    {
        Description = "Balance the shares by how long scenarios took: the timings.json of an earlier run, the same for every share",
        HelpName = "FILE",
    };

    /// <summary><c>--json</c>.</summary>
    public static Option<bool> Json() => new("--json") { Description = "Answer with one JSON document, for a machine to read" };

    /// <summary>Reads the durations that shares are balanced by.</summary>
    /// <exception cref="ProblemException">There are no shares to balance, or the file is none.</exception>
    public static RecordedDurations? Read(string? durations, ShardChoice? shard) => durations switch
    {
        null => null,
        _ when shard is null => throw new ProblemException(new Problem(
            "HT-CLI-014", "There are no shares to balance", "--durations", "durations balance the shares of --shard", "name a share too, such as --shard 1/3")),
        _ => RecordedDurations.Read(durations),
    };

    private static Option<string> EnvironmentOf(string description) =>
        new("--environment") { Description = description, DefaultValueFactory = _ => "embedded", HelpName = "NAME" };

    private static Option<int> Number(string name, string description, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => 1,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most)
                return number;
            result.AddError($"{name} takes a number from 1 to {most}, not '{result.Tokens[0].Value}'.");
            return 1;
        },
    };
}
