using System.Diagnostics;
using HousingTest.Environments;
using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Cli.Keeping;

/// <summary>Has a process in the background bring a test copy up and hold it.</summary>
/// <param name="surroundings">What every command has at hand.</param>
public sealed class KeptCopyStart(Surroundings surroundings)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Brings it up, and waits until it is.</summary>
    /// <param name="release">The release, as it was named.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="checkpoint">Folder of the checkpoint that it is made from; null for a new one.</param>
    /// <exception cref="ProblemException">It did not come up.</exception>
    public async Task<KeptCopy> RunAsync(string release, string environment, string? checkpoint)
    {
        var workspace = surroundings.Workspace;
        await new LeaseStore(workspace).SweepAsync(surroundings.Interrupt.Asked);
        KeptCopy.Forget(workspace);
        var log = Path.Combine(workspace.Private, "up.log");
        using var keeper = Start(workspace, log, ["--release", release, "--environment", environment, .. checkpoint is null ? (string[])[] : ["--checkpoint", checkpoint]]);
        KeptCopy kept;
        try
        {
            kept = await WaitAsync(keeper, log);
        }
        catch (OperationCanceledException)
        {
            // The keeper hears no Ctrl-C: it would go on, and hold a test copy that nobody wants.
            (KeptCopy.ReadLast(workspace)?.Keeper ?? ProcessStamp.Of(keeper.Id))?.Kill();
            KeptCopy.Forget(workspace);
            await new LeaseStore(workspace).SweepAsync(CancellationToken.None);
            throw;
        }

        if (kept.Problems.Count == 0)
            return kept;
        KeptCopy.Forget(workspace);
        throw new ProblemException([.. kept.Problems]);
    }

    private static Process Start(Workspace workspace, string log, IReadOnlyList<string> words)
    {
        // A shell of the platform detaches the keeper: it must outlive this process and its terminal, and hold neither.
        var cli = Path.Combine(AppContext.BaseDirectory, "HousingTest.Cli.dll");
        Directory.CreateDirectory(workspace.Private);
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "start", "/b", "", "dotnet", cli, "keep", .. words])
            : new ProcessStartInfo("/bin/sh",
            [
                "-c", "detach=$(command -v setsid || command -v nohup); log=$1; shift; exec $detach \"$@\" </dev/null >\"$log\" 2>&1", "sh", log,
                "dotnet", cli, "keep", .. words,
            ]);
        start.UseShellExecute = false;
        start.CreateNoWindow = true;
        return Process.Start(start)!;
    }

    private async Task<KeptCopy> WaitAsync(Process keeper, string log)
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
}
