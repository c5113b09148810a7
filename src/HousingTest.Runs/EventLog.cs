using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>Appends a worker's events, each flushed as it happens, so that they can be followed, and read after a crash.</summary>
public sealed class EventLog : IDisposable
{
    private readonly StreamWriter _writer;
    private readonly TimeProvider _time;

    /// <summary>Opens the log for appending; others may read it meanwhile.</summary>
    public EventLog(string file, TimeProvider time)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        _writer = new StreamWriter(new FileStream(file, FileMode.Append, FileAccess.Write, FileShare.ReadWrite), new UTF8Encoding(false)) { AutoFlush = true };
        _time = time;
    }

    /// <summary>Appends one event with the time of now.</summary>
    public void Add(
        RunEventKind kind, string? scenario = null, ScenarioStatus? status = null, string? text = null, IReadOnlyList<Problem>? problems = null,
        int? attempt = null, int? step = null, int? screens = null) =>
        // One write per line: a reader sees whole lines or nothing.
        _writer.Write(JsonSerializer.Serialize(new RunEvent(kind, _time.GetUtcNow(), scenario, status, text, problems, attempt, step, screens), Json.Line) + "\n");

    /// <inheritdoc/>
    public void Dispose() => _writer.Dispose();
}
