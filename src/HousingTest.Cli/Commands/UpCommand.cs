using System.CommandLine;
using System.Diagnostics;
using HousingTest.Cli.Keeping;
using HousingTest.Environments;
using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Cli.Commands;

/// <summary><c>up</c>: a seeded test copy to try by hand.</summary>
public static class UpCommand
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Describes the command.</summary>
    public static Command Create(Surroundings surroundings)
    {
        var release = SharedOptions.Release();
        var environment = SharedOptions.Environment();
        var json = SharedOptions.Json();
        var command = new HousingCommand(
            "up", "Start a seeded test copy to try by hand, and print its addresses and logins. It runs until ./housingtest down.",
            "",
            "./housingtest up",
            "./housingtest up --release 2026.2",
            "./housingtest up --json") { release, environment, json };
        command.SetAction((parsed, _) => Guard.AnswerAsync(
            surroundings, "up", parsed.GetValue(json), () => UpAsync(surroundings, SharedOptions.ReleaseOf(parsed, release, environment, surroundings.Workspace), parsed.GetValue(environment)!)));
        return command;
    }

    private static async Task<Answer> UpAsync(Surroundings surroundings, string release, string environment)
    {
        var workspace = surroundings.Workspace;
        if (KeptCopy.Read(workspace) is { } already)
        {
            throw new ProblemException(new Problem(
                "HT-CLI-020", $"A test copy of {already.Release} is up already", already.Address ?? workspace.Show(KeptCopy.FileIn(workspace)), "",
                "use it, or end it first with ./housingtest down"));
        }

        await new LeaseStore(workspace).SweepAsync(surroundings.Interrupt.Asked);
        KeptCopy.Forget(workspace);
        var log = Path.Combine(workspace.Private, "up.log");
        using var keeper = Start(workspace, log, release, environment);
        KeptCopy kept;
        try
        {
            kept = await WaitAsync(surroundings, keeper, log);
        }
        catch (OperationCanceledException)
        {
            // The keeper hears no Ctrl-C: it would go on, and hold a test copy that nobody wants.
            (KeptCopy.ReadLast(workspace)?.Keeper ?? ProcessStamp.Of(keeper.Id))?.Kill();
            KeptCopy.Forget(workspace);
            await new LeaseStore(workspace).SweepAsync(CancellationToken.None);
            throw;
        }

        if (kept.Problems.Count > 0)
        {
            KeptCopy.Forget(workspace);
            throw new ProblemException([.. kept.Problems]);
        }

        return new Answer("up", ExitCode.Good)
        {
            Address = kept.Address,
            Messages = kept.Messages,
            Logins = kept.Logins,
            Password = kept.Password,
            Show = () => Show(surroundings.Out, kept),
        };
    }

    private static Process Start(Workspace workspace, string log, string release, string environment)
    {
        // A shell of the platform detaches the keeper: it must outlive this process and its terminal, and hold neither.
        var cli = Path.Combine(AppContext.BaseDirectory, "HousingTest.Cli.dll");
        Directory.CreateDirectory(workspace.Private);
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "start", "/b", "", "dotnet", cli, "keep", "--release", release, "--environment", environment])
            : new ProcessStartInfo("/bin/sh",
            [
                "-c", "detach=$(command -v setsid || command -v nohup); log=$1; shift; exec $detach \"$@\" </dev/null >\"$log\" 2>&1", "sh", log,
                "dotnet", cli, "keep", "--release", release, "--environment", environment,
            ]);
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        return Process.Start(start)!;
    }

    private static async Task<KeptCopy> WaitAsync(Surroundings surroundings, Process keeper, string log)
    {
        var stage = "";
        while (true)
        {
            await Task.Delay(Glance, surroundings.Interrupt.Asked);
            // Asked before the file is read: what it wrote at its end must not be missed.
            var ended = keeper.HasExited && !OperatingSystem.IsWindows();
            var kept = KeptCopy.ReadLast(surroundings.Workspace);
            if (kept is { Address: not null } or { Problems.Count: > 0 })
                return kept;
            if (ended)
            {
                throw new ProblemException(new Problem(
                    "HT-CLI-021", "The test copy did not come up", surroundings.Workspace.Show(log), "the process that was to hold it ended",
                    "read that file, then try again"));
            }

            if (kept is not null && !string.Equals(stage, kept.Stage, StringComparison.Ordinal))
                surroundings.Error.WriteLine(stage = kept.Stage);
        }
    }

    private static void Show(IAnsiConsole console, KeptCopy kept)
    {
        console.WriteLine($"A test copy of {kept.Release} is up, its tenants made up.");
        console.WriteLine();
        console.WriteLine($"  System    {kept.Address}");
        console.WriteLine($"  Messages  {kept.Messages}");
        console.WriteLine();
        foreach (var (role, user) in kept.Logins.OrderBy(login => login.Key, StringComparer.Ordinal))
            console.WriteLine($"  {role,-16}  {user,-10}  {kept.Password}");
        console.WriteLine();
        console.WriteLine("  End it with  ./housingtest down");
    }
}
