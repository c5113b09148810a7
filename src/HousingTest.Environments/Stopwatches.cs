using System.Diagnostics;
using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// Writes down how long things took, each as it ends, one JSON object a line, so that a killed worker's durations survive it. May be told
/// things from any thread. What is written here is gathered into the run's <c>timings.json</c>, and stands nowhere else.
/// </summary>
public sealed class Stopwatches : IDisposable
{
    private readonly Lock _lock = new();
    private readonly StreamWriter _writer;

    /// <summary>Opens the file for appending.</summary>
    public Stopwatches(string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        _writer = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false)) { AutoFlush = true };
    }

    /// <summary>Times a piece of work, also when it fails.</summary>
    /// <param name="what">Kind of work: <c>job</c>, <c>put back</c>.</param>
    /// <param name="name">Which one: a scenario's id, a job's name.</param>
    /// <param name="work">The work.</param>
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
    public void Add(string what, string name, TimeSpan took) => Add(new Duration(what, name, Math.Round(took.TotalMilliseconds, 3)));

    /// <summary>Adds one duration.</summary>
    public void Add(Duration took)
    {
        var line = JsonSerializer.Serialize(took, Json.Line) + "\n";
        lock (_lock)
            _writer.Write(line);
    }

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
