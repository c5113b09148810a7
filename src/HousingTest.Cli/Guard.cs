using System.Text.Json;
using HousingTest.Cli.Gates;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli;

/// <summary>Turns whatever goes wrong in a command into a message and an exit code. No stack trace reaches a screen.</summary>
public static class Guard
{
    /// <summary>Runs a command's work.</summary>
    public static Task<int> RunAsync(Surroundings surroundings, Func<Task<int>> work) => RunAsync(surroundings, work, _ => { });

    /// <summary>Runs a command's work and gives its answer: to people, or to a machine as the one thing on standard output.</summary>
    /// <param name="surroundings">Where answers and problems go.</param>
    /// <param name="command">The command's name.</param>
    /// <param name="json">True when a machine reads the answer. Problems go to people all the same.</param>
    /// <param name="work">The work.</param>
    /// <param name="summary">Where a pipeline finds what to show; null where the command knows of none.</param>
    public static Task<int> AnswerAsync(Surroundings surroundings, string command, bool json, Func<Task<Answer>> work, SummaryFile? summary = null) => RunAsync(
        surroundings,
        async () =>
        {
            summary?.Open();
            var answer = await work();
            summary?.Add(answer);
            if (json)
                Write(surroundings, answer);
            else
                answer.Show();
            return answer.ExitCode;
        },
        problems =>
        {
            if (json)
                Write(surroundings, new Answer(command, ExitCode.Broken) { Problems = problems });
            summary?.Add(problems);
        });

    private static async Task<int> RunAsync(Surroundings surroundings, Func<Task<int>> work, Action<IReadOnlyList<Problem>> also)
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
            return Show([FullDisk.Behind(surroundings.Workspace, crash) ?? CrashFile.Write(surroundings.Workspace, surroundings.CommandLine, crash, surroundings.Time)]);
        }

        int Show(IReadOnlyList<Problem> problems)
        {
            new ProblemScreen(surroundings.Error).Show(problems);
            also(problems);
            return ExitCode.Broken;
        }
    }

    // Past the console's own wrapping, which would break a text in the middle.
    private static void Write(Surroundings surroundings, Answer answer) =>
        surroundings.Out.Profile.Out.Writer.WriteLine(JsonSerializer.Serialize(answer, Json.Indented));
}
