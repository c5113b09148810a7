using System.Diagnostics;
using System.Globalization;

namespace HousingTest.Environments;

/// <summary>A program that is run for a test copy, with the places and settings that its system has.</summary>
internal static class CopyCommand
{
    private const int TailShown = 12;

    /// <summary>Runs it to its end. Throws HT-ENV-020 for one that cannot be started.</summary>
    /// <param name="start">What the system is started with.</param>
    /// <param name="words">The program and its arguments; places are filled.</param>
    /// <param name="address">Where the system listens; null where it does not run yet.</param>
    /// <param name="folder">Where it runs, absolute.</param>
    /// <param name="where">Where the words stand, for problems.</param>
    /// <param name="ct">Kills it.</param>
    /// <returns>Why it failed, with its last lines; null when it did not.</returns>
    public static async Task<string?> RunAsync(SystemStart start, IReadOnlyList<string> words, string? address, string folder, string where, CancellationToken ct)
    {
        var places = address is null ? start.Places : Places.Join(start.Places, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["address"] = address,
            ["host"] = new Uri(address).Host,
            ["port"] = new Uri(address).Port.ToString(CultureInfo.InvariantCulture),
        });
        var command = words.Select(word => Places.Fill(word, places, where)).ToList();
        var info = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder };
        SystemLaunch.Prepare(info, start, places);
        var run = await CommandRun.RunAsync(info, where, ct);
        if (run.ExitCode == 0)
            return null;
        var last = string.Join('\n', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(TailShown));
        return $"it ended with exit code {run.ExitCode.ToString(CultureInfo.InvariantCulture)}: {start.Neutral(last)}";
    }
}
