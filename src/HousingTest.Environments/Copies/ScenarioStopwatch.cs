using System.Diagnostics;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Times what one scenario makes the system do, and counts it, so that releases can be compared place by place.</summary>
/// <param name="scenario">Id of the scenario.</param>
/// <param name="add">Told each duration as it ends.</param>
public sealed class ScenarioStopwatch(string scenario, Action<Duration> add)
{
    private readonly Dictionary<(string What, string Name), int> _times = [];

    /// <summary>Times a piece of the system's work; one that throws has no duration that means anything, and counts all the same.</summary>
    /// <param name="what"><c>job</c> or <c>call</c>.</param>
    /// <param name="name">The map's word for it.</param>
    /// <param name="work">The work.</param>
    public async Task<T> TimeAsync<T>(string what, string name, Func<Task<T>> work)
    {
        var nth = Next(what, name);
        var start = Stopwatch.GetTimestamp();
        var done = await work();
        Write(what, name, Stopwatch.GetElapsedTime(start), nth);
        return done;
    }

    /// <summary>Adds what was timed elsewhere, by the browser for instance.</summary>
    public void Add(string what, string name, TimeSpan took) => Write(what, name, took, Next(what, name));

    private int Next(string what, string name) => _times[(what, name)] = _times.GetValueOrDefault((what, name)) + 1;

    private void Write(string what, string name, TimeSpan took, int nth) =>
        add(new Duration(what, name, Math.Round(took.TotalMilliseconds, 3), scenario, nth));
}
