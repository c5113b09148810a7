using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli;

/// <summary>Turns whatever goes wrong in a command into a message and an exit code. No stack trace reaches a screen.</summary>
public static class Guard
{
    /// <summary>Runs a command's work.</summary>
    public static async Task<int> RunAsync(Surroundings surroundings, Func<Task<int>> work)
    {
        try
        {
            return await work();
        }
        catch (ProblemException problem)
        {
            return Show(problem.Problems);
        }
        catch (OperationCanceledException) when (surroundings.Interrupt.Asked.IsCancellationRequested)
        {
            return Show([new Problem("HT-CLI-010", "Stopped", surroundings.CommandLine, "you asked for it", "what was running has been stopped and cleaned up; start again when you like")]);
        }
        catch (Exception crash)
        {
            return Show([CrashFile.Write(surroundings.Workspace, surroundings.CommandLine, crash, surroundings.Time)]);
        }

        int Show(IReadOnlyList<Problem> problems)
        {
            new ProblemScreen(surroundings.Error).Show(problems);
            return ExitCode.Broken;
        }
    }
}
