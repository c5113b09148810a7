using HousingTest.Environments;
using Spectre.Console;

namespace HousingTest.Cli;

/// <summary>What every command has at hand.</summary>
/// <param name="Workspace">The repository.</param>
/// <param name="Out">Where answers go.</param>
/// <param name="Error">Where problems and news of the work go.</param>
/// <param name="Time">The machine's clock: ids of runs, and the day on which waivers are judged.</param>
/// <param name="Interrupt">The user's wish to stop.</param>
/// <param name="CommandLine">What was typed, for the crash file and the report.</param>
public sealed record Surroundings(
    Workspace Workspace, IAnsiConsole Out, IAnsiConsole Error, TimeProvider Time, Interrupt Interrupt, string CommandLine);
