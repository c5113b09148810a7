using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// The files of one run: <c>run.json</c>, <c>schema.json</c>, <c>timings.json</c>, <c>workers/n/events.ndjson</c> and
/// <c>scenarios/id/outcome.json</c>. Every file is written under another name first and then renamed, so that a kill leaves no half file.
/// </summary>
public sealed class RunFolder(string path)
{
    /// <summary>The folder, absolute.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The run's id, which is the folder's name.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary>Events of a worker, one JSON object a line.</summary>
    public string Events(int worker) => Within("workers", worker.ToString(System.Globalization.CultureInfo.InvariantCulture), "events.ndjson");

    /// <summary>What a worker printed, for looking into.</summary>
    public string WorkerLog(int worker) => Within("workers", worker.ToString(System.Globalization.CultureInfo.InvariantCulture), "output.log");

    /// <summary>The order that a worker was given.</summary>
    public string Order(int worker) => Within("workers", worker.ToString(System.Globalization.CultureInfo.InvariantCulture), "order.json");

    /// <summary>Folder of one scenario's outcome, screens and files.</summary>
    public string Scenario(string id) => Within("scenarios", id);

    /// <summary>Writes <c>run.json</c>.</summary>
    public Task WriteManifestAsync(RunManifest manifest, CancellationToken cancellation) => WriteAsync(Within("run.json"), manifest, cancellation);

    /// <summary>Writes <c>schema.json</c>.</summary>
    public Task WriteSchemaAsync(SchemaShape schema, CancellationToken cancellation) => WriteAsync(Within("schema.json"), schema, cancellation);

    /// <summary>Writes <c>timings.json</c>.</summary>
    public Task WriteTimingsAsync(IReadOnlyList<Duration> timings, CancellationToken cancellation) => WriteAsync(Within("timings.json"), timings, cancellation);

    /// <summary>Writes a worker's order and answers its path.</summary>
    public async Task<string> WriteOrderAsync(WorkerOrder order, CancellationToken cancellation)
    {
        await WriteAsync(Order(order.Worker), order, cancellation);
        return Order(order.Worker);
    }

    /// <summary>Writes an outcome with the files that it names; the outcome last, for its presence says that the rest is there.</summary>
    public async Task WriteOutcomeAsync(Outcome outcome, IReadOnlyDictionary<string, byte[]> attachments, CancellationToken cancellation)
    {
        var folder = Scenario(outcome.Scenario);
        foreach (var (name, bytes) in attachments)
        {
            var file = System.IO.Path.Combine(folder, name.Replace('/', System.IO.Path.DirectorySeparatorChar));
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            await File.WriteAllBytesAsync(file, bytes, cancellation);
        }

        await WriteAsync(System.IO.Path.Combine(folder, "outcome.json"), outcome, cancellation);
    }

    /// <summary>Reads the run back; each outcome only when it is asked for, so that asking may throw HT-RUN-002. A scenario without an outcome did not run.</summary>
    /// <exception cref="ProblemException">There is no run in the folder, or a file of it cannot be read.</exception>
    public async Task<RunRecord> ReadAsync(CancellationToken cancellation)
    {
        var manifest = await ReadAsync<RunManifest>(Within("run.json"), cancellation)
            ?? throw new ProblemException(new Problem(
                "HT-RUN-001", "There is no run in this folder", Shown(Path), "it has no run.json", "name a folder under runs/, as ./housingtest run printed it"));
        var schema = await ReadAsync<SchemaShape>(Within("schema.json"), cancellation);
        var written = manifest.Planned.Select(planned => planned.Id).Where(id => File.Exists(OutcomeFile(id))).ToList();
        return new RunRecord(manifest, schema, new WrittenOutcomes(written, id => Read<Outcome>(OutcomeFile(id)))) { Attachment = Attachment };
    }

    /// <summary>A file beside an outcome, or null when it is not there or the name leads out of the scenario's folder.</summary>
    public byte[]? Attachment(string scenario, string name)
    {
        var folder = Scenario(scenario);
        var file = System.IO.Path.GetFullPath(System.IO.Path.Combine(folder, name));
        var inside = file.StartsWith(folder + System.IO.Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return inside && File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    // From the folder of all runs on, as people see it in the repository; where that lies on this machine is no news to them.
    private string Shown(string path) => System.IO.Path.GetRelativePath(System.IO.Path.GetFullPath("../..", Path), path).Replace('\\', '/');

    private string OutcomeFile(string scenario) => System.IO.Path.Combine(Scenario(scenario), "outcome.json");

    private string Within(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static async Task WriteAsync<T>(string file, T content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        var half = file + ".half";
        await File.WriteAllTextAsync(half, JsonSerializer.Serialize(content, Json.Indented) + "\n", new UTF8Encoding(false), cancellation);
        File.Move(half, file, overwrite: true);
    }

    private async Task<T?> ReadAsync<T>(string file, CancellationToken cancellation)
        where T : class
    {
        if (!File.Exists(file))
            return null;
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<T>(stream, Json.Indented, cancellation);
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, unreadable);
        }
    }

    private T Read<T>(string file)
    {
        try
        {
            using var stream = File.OpenRead(file);
            return JsonSerializer.Deserialize<T>(stream, Json.Indented) ?? throw new JsonException("it is empty");
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Unreadable(file, unreadable);
        }
    }

    private ProblemException Unreadable(string file, Exception why) =>
        new(new Problem("HT-RUN-002", "A file of a run cannot be read", Shown(file), why.Message, "delete the run's folder and run it again"), why);
}
