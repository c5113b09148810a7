using System.Diagnostics;
using HousingTest.Environments;
using HousingTest.Tests.Cli;
using Xunit;

namespace HousingTest.Tests.Pipelines;

/// <summary>A script of a pipeline file, with what the platform puts into its environment.</summary>
/// <param name="Shell">The shell as the platform starts it, up to the script: <c>/bin/sh -euc</c>.</param>
/// <param name="Text">The script.</param>
/// <param name="Variables">Variables that the platform sets.</param>
internal sealed record PipelineScript(IReadOnlyList<string> Shell, string Text, IReadOnlyDictionary<string, string> Variables)
{
    private static readonly string CommandLine = BuiltProgram.Of(Repository.Workspace, "src/HousingTest.Cli", "HousingTest.Cli").Assembly;

    /// <summary>Runs it in a folder whose <c>./housingtest</c> writes down what it is asked, a word a line, and does nothing. Answers the words.</summary>
    public async Task<IReadOnlyList<string>> WordsAsync(string folder)
    {
        var asked = Path.Combine(folder, "asked.txt");
        await RunAsync(folder, $"printf '%s\\n' \"$@\" > '{asked}'");
        return await File.ReadAllLinesAsync(asked, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs it in a folder whose <c>./housingtest</c> is the command line.</summary>
    public Task<CommandResult> RunAsync(string folder) => RunAsync(folder, $"exec dotnet '{CommandLine}' \"$@\"");

    private async Task<CommandResult> RunAsync(string folder, string launcher)
    {
        var program = Path.Combine(folder, "housingtest");
        await File.WriteAllTextAsync(program, $"#!/bin/sh\n{launcher}\n", TestContext.Current.CancellationToken);
        // Windows knows no such thing, and the pipelines run on Linux.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(Shell[0], [.. Shell.Skip(1), Text])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new CommandResult(process.ExitCode, await output, await error);
    }
}
