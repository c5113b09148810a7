using System.CommandLine;
using HousingTest.Cli.Keeping;
using HousingTest.Environments;
using Spectre.Console;

namespace HousingTest.Cli.Commands;

/// <summary><c>down</c>: the end of the test copy that <c>up</c> started, and of whatever a killed run left.</summary>
public static class DownCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "down", "End the test copy that up started, and remove what killed runs left behind.",
            "",
            "./housingtest down",
            "./housingtest down --json") { json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(surroundings, "down", parsed.GetValue(json), () => DownAsync(surroundings)));
        return command;
    }

    private static async Task<Answer> DownAsync(Surroundings surroundings)
    {
        var workspace = surroundings.Workspace;
        var kept = KeptCopy.Read(workspace);
        KeptCopy.Forget(workspace);
        if (kept is not null)
        {
            var until = surroundings.Time.GetTimestamp();
            while (kept.Keeper.Runs && surroundings.Time.GetElapsedTime(until) < Patience)
                await Task.Delay(Glance, surroundings.Interrupt.Asked);
            if (kept.Keeper.Runs)
                kept.Keeper.Kill();
        }

        var swept = await new LeaseStore(workspace).SweepAsync(surroundings.Interrupt.Asked);
        return new Answer("down", ExitCode.Good)
        {
            Removed = swept.Count + (kept is null ? 0 : 1),
            Show = () => surroundings.Out.WriteLine((kept, swept.Count) switch
            {
                (not null, 0) => $"The test copy of {kept.Release} is gone.",
                (not null, _) => $"The test copy of {kept.Release} is gone, and {swept.Count} that were left behind.",
                (null, 0) => "No test copy was up.",
                _ => $"No test copy was up; {swept.Count} that were left behind are gone.",
            }),
        };
    }
}
