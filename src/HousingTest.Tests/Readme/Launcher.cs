using System.Diagnostics;
using System.Text;
using Xunit;

namespace HousingTest.Tests.Readme;

/// <summary>Runs a command of the README as a person types it, through the launcher at the root.</summary>
internal static class Launcher
{
    public static async Task<LauncherResult> RunAsync(string command)
    {
        var words = Words(command);
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", Path.Combine(Repository.Root, "housingtest.cmd"), .. words[1..]])
            : new ProcessStartInfo("/bin/sh", [Path.Combine(Repository.Root, "housingtest"), .. words[1..]]);
        start.WorkingDirectory = Repository.Root;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.RedirectStandardInput = true;
        start.UseShellExecute = false;
        // A person's shell knows nothing of the test platform that runs us, and it would change how the SDK builds.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var cancellation = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return new LauncherResult(process.ExitCode, await output, await error);
    }

    // Quotes as a shell takes them; the README needs no more of a shell than that.
    internal static List<string> Words(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quoted = false;
        foreach (var letter in command)
        {
            if (letter == '"')
                quoted = !quoted;
            else if (letter != ' ' || quoted)
                word.Append(letter);
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return word.Length > 0 ? [.. words, word.ToString()] : words;
    }
}

/// <summary>What a command answered.</summary>
internal sealed record LauncherResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit {ExitCode}\n{Output}\n{Error}";
}
