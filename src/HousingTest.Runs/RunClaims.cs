using System.Globalization;

namespace HousingTest.Runs;

/// <summary>
/// Who runs what of a run that several workers share: an empty-handed worker claims the next scenario that nobody has, by a file that
/// only one process can make. So a slow scenario holds up one worker and no other, and a worker that dies leaves the rest to the others.
/// </summary>
/// <param name="folder">The run's folder for claims.</param>
/// <param name="repeat">How many times each scenario is to run.</param>
public sealed class RunClaims(string folder, int repeat)
{
    /// <summary>Claims an attempt at a scenario; null when all of them are claimed.</summary>
    /// <returns>Number of the attempt, from 1.</returns>
    public int? Take(string scenario, int worker)
    {
        Directory.CreateDirectory(folder);
        for (var attempt = 1; attempt <= repeat; attempt++)
        {
            try
            {
                // A name that is taken is refused by the file system itself, whoever asks at the same moment.
                using var claim = new FileStream(FileOf(scenario, attempt), FileMode.CreateNew, FileAccess.Write);
                claim.Write(System.Text.Encoding.ASCII.GetBytes(worker.ToString(CultureInfo.InvariantCulture)));
                return attempt;
            }
            catch (IOException) when (File.Exists(FileOf(scenario, attempt)))
            {
                // Somebody has it.
            }
        }

        return null;
    }

    /// <summary>How many attempts nobody has claimed yet.</summary>
    /// <param name="scenarios">All that claims are made on.</param>
    public int Waiting(IReadOnlyCollection<string> scenarios) =>
        (scenarios.Count * repeat) - (Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Count() : 0);

    /// <summary>Claims for nobody an attempt that ended before the run was stopped.</summary>
    public void Keep(string scenario, int attempt)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(FileOf(scenario, attempt), "0");
    }

    /// <summary>What a worker has claimed, in ordinal order.</summary>
    public IReadOnlyList<(string Scenario, int Attempt)> Of(int worker) => Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder)
            .Where(file => string.Equals(File.ReadAllText(file), worker.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
            .Select(Path.GetFileName).Order(StringComparer.Ordinal).Select(name => Parse(name!))]
        : [];

    /// <summary>Forgets every claim, so that whatever has no outcome may be claimed again.</summary>
    public void Clear()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private string FileOf(string scenario, int attempt) => Path.Combine(folder, $"{scenario}.{attempt.ToString(CultureInfo.InvariantCulture)}");

    private static (string Scenario, int Attempt) Parse(string name)
    {
        var dot = name.LastIndexOf('.');
        return (name[..dot], int.Parse(name[(dot + 1)..], CultureInfo.InvariantCulture));
    }
}
