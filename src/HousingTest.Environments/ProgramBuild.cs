using System.Diagnostics;
using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Builds a program of this repository again, as the launcher does, one build at a time: two in one checkout would write the same files.</summary>
public static class ProgramBuild
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(200);

    /// <summary>Builds it; nothing of it may run meanwhile.</summary>
    /// <exception cref="ProblemException">HT-ENV-060: the first mistakes of the source.</exception>
    public static async Task RunAsync(Workspace workspace, BuiltProgram program, CancellationToken cancellation)
    {
        var turn = await TakeTurnAsync(Path.Combine(workspace.Private, "building"), cancellation);
        try
        {
            var start = new ProcessStartInfo("dotnet", ["build", program.Project, "-c", program.Configuration, "-nologo", "-v", "quiet"]) { WorkingDirectory = workspace.Root };
            ChildEnvironment.PrepareBuild(start);
            var run = await CommandRun.RunAsync(start, "this machine", cancellation);
            if (run.ExitCode != 0)
            {
                throw new ProblemException(new Problem(
                    "HT-ENV-060", "The step library does not build", program.Project, BuildErrors.First(run.Output, workspace.Root), "mend it and save it again"));
            }
        }
        finally
        {
            File.Delete(turn);
        }
    }

    // The launcher's own way: the file has the number of the process whose turn it is, and counts for nothing once that has ended.
    private static async Task<string> TakeTurnAsync(string turn, CancellationToken cancellation)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(turn)!);
        while (true)
        {
            try
            {
                await using var mine = new StreamWriter(new FileStream(turn, FileMode.CreateNew, FileAccess.Write));
                await mine.WriteLineAsync(Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
                return turn;
            }
            catch (IOException) when (File.Exists(turn))
            {
                if (!HolderRuns(turn))
                    File.Delete(turn);
                else
                    await Task.Delay(Glance, cancellation);
            }
        }
    }

    private static bool HolderRuns(string turn)
    {
        try
        {
            // A number that is not written yet is its holder's, who writes it now.
            return !int.TryParse(File.ReadAllText(turn), CultureInfo.InvariantCulture, out var pid) || ProcessStamp.Of(pid) is not null;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
