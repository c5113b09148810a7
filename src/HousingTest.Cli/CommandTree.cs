using System.CommandLine;
using HousingTest.Cli.Commands;

namespace HousingTest.Cli;

/// <summary>Every command that there is, and how a command line is read.</summary>
public static class CommandTree
{
    /// <summary>The commands under <c>./housingtest</c>. Not a <see cref="RootCommand"/>: that would call itself by its assembly's name, which nobody types.</summary>
    public static Command Create(Surroundings surroundings) => new HousingCommand(
        "./housingtest", "HousingTest: a test environment and regression harness for housing management systems.",
        "Each command has its own --help, with examples.",
        "./housingtest doctor",
        "./housingtest gate")
    {
        GateCommand.Create(surroundings),
        RunCommand.Create(surroundings),
        BaselineCommand.Create(surroundings),
        StepsCommand.Create(surroundings),
        LintCommand.Create(surroundings),
        MapCommand.Create(surroundings),
        NewCommand.Create(surroundings),
        WatchCommand.Create(surroundings),
        UpCommand.Create(surroundings),
        DownCommand.Create(surroundings),
        AdoptCommand.Create(surroundings),
        DetachCommand.Create(surroundings),
        CompareCommand.Create(surroundings),
        ReconcileCommand.Create(surroundings),
        RehearseCommand.Create(surroundings),
        CheckpointCommand.Create(surroundings),
        ReportCommand.Create(surroundings),
        DoctorCommand.Create(surroundings),
        BenchCommand.Create(surroundings),
        KeepCommand.Create(surroundings),
        InstallBrowserCommand.Create(surroundings),
        HousingCommand.Help(),
        new VersionOption(),
    };

    /// <summary>Reads a command line. A tag begins with @, which the parser would take for a file of further arguments.</summary>
    public static ParseResult Parse(Command root, IReadOnlyList<string> words) => root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
}
