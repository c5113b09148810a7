using System.Globalization;
using HousingTest.Rehearsals;

namespace HousingTest.Tests.Rehearsals.Killing;

/// <summary>When a command is killed: at a part of its life, or a moment after it began a checkpoint or wrote a line of the ledger. Most of a life is waiting for a system; what can go wrong is not.</summary>
internal sealed class MomentOfDeath
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(1);

    private readonly RehearsalFolder _folder;
    private readonly string _kind;
    private readonly int _times;
    private readonly TimeSpan _wait;

    /// <summary>Chooses one.</summary>
    /// <param name="random">What chooses.</param>
    /// <param name="folder">Where the command writes.</param>
    /// <param name="life">How long it lives undisturbed.</param>
    /// <param name="most">How many checkpoints it saves at most, and how many lines it writes at least.</param>
    public MomentOfDeath(Random random, RehearsalFolder folder, TimeSpan life, int most)
    {
        _folder = folder;
        _kind = random.Next(4) switch { 0 => "time", 1 => "line", 2 => "checkpoint", _ => "draft" };
        _times = random.Next(1, most + 1);
        _wait = _kind is "time" ? life * random.NextDouble() : TimeSpan.FromMilliseconds(random.Next(_kind is "checkpoint" ? 10 : 60));
    }

    /// <summary>Waits for it, or for the end of the command.</summary>
    public async Task ComeAsync(Task end, CancellationToken ct)
    {
        var (seen, last) = (0, Sign());
        while (_kind is not "time" && seen < _times && !end.IsCompleted)
        {
            await Task.WhenAny(end, Task.Delay(Glance, ct));
            var now = Sign();
            if (!string.Equals(now, last, StringComparison.Ordinal) && now.Length > 0)
                seen++;
            last = now;
        }

        await Task.WhenAny(end, Task.Delay(_wait, ct));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{_wait.TotalSeconds:0.000} s after {(_kind is "time" ? "its start" : $"{_kind} {_times}")}");

    private string Sign() => _kind switch
    {
        "line" => File.Exists(_folder.LedgerFile) ? new FileInfo(_folder.LedgerFile).Length.ToString(CultureInfo.InvariantCulture) : "",
        "draft" => string.Join(' ', Checkpoints.Where(name => name.StartsWith('.'))),
        "checkpoint" => string.Join(' ', Checkpoints.Where(name => !name.StartsWith('.')).Order(StringComparer.Ordinal)),
        _ => "",
    };

    private IEnumerable<string> Checkpoints => Directory.Exists(Path.Combine(_folder.Path, "checkpoints"))
        ? Directory.EnumerateDirectories(Path.Combine(_folder.Path, "checkpoints")).Select(Path.GetFileName).OfType<string>()
        : [];
}
