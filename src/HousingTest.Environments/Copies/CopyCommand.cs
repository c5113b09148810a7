using System.Diagnostics;
using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A program that is run beside a test copy, with the places and settings that its system has.</summary>
/// <param name="start">What the system was started with.</param>
/// <param name="address">Where the system listens.</param>
internal sealed class CopyCommand(SystemStart start, string address)
{
    private const int TailShown = 12;

    public async Task RunAsync(IReadOnlyList<string> words, string folder, string where, CancellationToken ct)
    {
        var places = Places.Join(start.Places, new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
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
            return;
        var last = string.Join('\n', run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).TakeLast(TailShown));
        throw new ProblemException(Problems.CommandFailed(where, string.Join(' ', words), $"it ended with exit code {run.ExitCode.ToString(CultureInfo.InvariantCulture)}: {start.Neutral(last)}"));
    }
}
