using System.Diagnostics;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Collects how long things took. A worker does one thing at a time, so it needs no lock.</summary>
public sealed class Stopwatches
{
    private readonly List<Duration> _durations = [];

    /// <summary>All durations so far, in order.</summary>
    public IReadOnlyList<Duration> Durations => _durations;

    /// <summary>Times a piece of work, also when it fails.</summary>
    public async Task<T> TimeAsync<T>(string what, string name, Func<Task<T>> work)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return await work();
        }
        finally
        {
            Add(what, name, Stopwatch.GetElapsedTime(start));
        }
    }

    /// <summary>Adds what was timed elsewhere.</summary>
    public void Add(string what, string name, TimeSpan took) => _durations.Add(new Duration(what, name, Math.Round(took.TotalMilliseconds, 3)));
}
