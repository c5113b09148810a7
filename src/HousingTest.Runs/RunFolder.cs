using System.Globalization;
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
    public string Events(int worker) => OfWorker(worker, "events.ndjson");

    /// <summary>Durations that a worker took, one JSON object a line.</summary>
    public string WorkerTimings(int worker) => OfWorker(worker, "timings.ndjson");

    /// <summary>What a worker printed, for looking into.</summary>
    public string WorkerLog(int worker) => OfWorker(worker, "output.log");

    /// <summary>The order that a worker was given.</summary>
    public string Order(int worker) => OfWorker(worker, "order.json");

    /// <summary>Who runs what.</summary>
    public RunClaims Claims(int repeat) => new(Within("claims"), repeat);

    /// <summary>Folder of one scenario's outcome, screens and files; those of its further attempts lie in <c>attempts/k</c> beneath it.</summary>
    public string Scenario(string id, int attempt = 1) => attempt == 1
        ? Within("scenarios", id)
        : Within("scenarios", id, "attempts", attempt.ToString(CultureInfo.InvariantCulture));

    /// <summary>True when an attempt at a scenario ended and its outcome is written.</summary>
    public bool HasOutcome(string scenario, int attempt = 1) => Occupied(OutcomeFile(scenario, attempt));

    /// <summary>Writes <c>run.json</c>.</summary>
    public Task WriteManifestAsync(RunManifest manifest, CancellationToken cancellation) => WriteAsync(Within("run.json"), manifest, cancellation);

    /// <summary>Writes <c>schema.json</c>.</summary>
    public Task WriteSchemaAsync(SchemaShape schema, CancellationToken cancellation) => WriteAsync(Within("schema.json"), schema, cancellation);

    /// <summary>Writes <c>request.json</c>.</summary>
    public Task WriteRequestAsync(RunRequest request, CancellationToken cancellation) => WriteAsync(Within("request.json"), request, cancellation);

    /// <summary>Reads <c>request.json</c>; null where nobody wrote one.</summary>
    public Task<RunRequest?> ReadRequestAsync(CancellationToken cancellation) => ReadAsync<RunRequest>(Within("request.json"), cancellation);

    /// <summary>Reads <c>run.json</c> alone.</summary>
    /// <exception cref="ProblemException">There is no run in the folder, or the file cannot be read.</exception>
    public async Task<RunManifest> ReadManifestAsync(CancellationToken cancellation) => await ReadAsync<RunManifest>(Within("run.json"), cancellation)
        ?? throw new ProblemException(new Problem(
            "HT-RUN-001", "There is no run in this folder", Shown(Path), "it has no run.json", "name a folder under runs/, as ./housingtest run printed it"));

    /// <summary>Keeps others from going on with the run while this process does; null when one of them does already. Ends with the process.</summary>
    public IDisposable? TryHold() => RunHold.TryTake(Within("workers", "held"));

    /// <summary>
    /// Takes their orders from the workers that the run has had: one that was started a moment before its command line was killed finds none, and ends.
    /// </summary>
    public void ForgetOrders()
    {
        foreach (var worker in Workers())
            File.Delete(Order(worker));
    }

    /// <summary>True while a worker of the run lives.</summary>
    public bool HasWorkers => Workers().Any(worker => RunHold.IsHeld(RunHold.Beside(Order(worker))));

    /// <summary>Takes away files that a killed process had begun to write.</summary>
    public void ForgetHalves()
    {
        foreach (var half in Directory.EnumerateFiles(Path, "*.half", SearchOption.AllDirectories))
            File.Delete(half);
    }

    /// <summary>Takes away what ended workers of the run: it goes on, and they no longer matter.</summary>
    public void ForgetProblems() => File.Delete(Within("problems.json"));

    /// <summary>Takes away the remains of an attempt that did not end.</summary>
    public void ForgetAttempt(string scenario, int attempt)
    {
        var folder = Scenario(scenario, attempt);
        if (!Directory.Exists(folder))
            return;
        // Further attempts lie beneath the first, and may have ended.
        foreach (var inner in Directory.EnumerateDirectories(folder).Where(inner => System.IO.Path.GetFileName(inner) is not "attempts"))
            Directory.Delete(inner, recursive: true);
        foreach (var file in Directory.EnumerateFiles(folder))
            File.Delete(file);
    }

    /// <summary>Writes <c>problems.json</c>: what stopped a worker, or ended one.</summary>
    public Task WriteProblemsAsync(IReadOnlyList<Problem> problems, CancellationToken cancellation) => WriteAsync(Within("problems.json"), problems, cancellation);

    /// <summary>Writes <c>timings.json</c> from what every worker wrote down. What a killed one had begun to write is left out.</summary>
    public Task GatherTimingsAsync(CancellationToken cancellation)
    {
        var timings = Workers().Select(WorkerTimings).Where(File.Exists).SelectMany(File.ReadLines).Select(Parse).OfType<Duration>().ToList();
        return WriteAsync(Within("timings.json"), timings, cancellation);

        static Duration? Parse(string line)
        {
            try
            {
                return JsonSerializer.Deserialize<Duration>(line, Json.Line);
            }
            catch (JsonException)
            {
                return null;
            }
        }
    }

    /// <summary>Numbers of the workers that the run has had, in order.</summary>
    public IReadOnlyList<int> Workers() => Directory.Exists(Within("workers"))
        ? [.. Directory.EnumerateDirectories(Within("workers")).Select(folder => int.TryParse(System.IO.Path.GetFileName(folder), CultureInfo.InvariantCulture, out var number) ? number : 0)
            .Where(number => number > 0).Order()]
        : [];

    /// <summary>Writes a worker's order and answers its path.</summary>
    public async Task<string> WriteOrderAsync(WorkerOrder order, CancellationToken cancellation)
    {
        await WriteAsync(Order(order.Worker), order, cancellation);
        return Order(order.Worker);
    }

    /// <summary>Writes an outcome with the files that it names; the outcome last, for its presence says that the rest is there.</summary>
    public async Task WriteOutcomeAsync(Outcome outcome, int attempt, IReadOnlyDictionary<string, byte[]> attachments, CancellationToken cancellation)
    {
        var folder = Scenario(outcome.Scenario, attempt);
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
        var manifest = await ReadManifestAsync(cancellation);
        var schema = await ReadAsync<SchemaShape>(Within("schema.json"), cancellation);
        var written = manifest.Planned.Select(planned => planned.Id).Where(id => HasOutcome(id)).ToList();
        return new RunRecord(manifest, schema, new WrittenOutcomes(written, id => Read<Outcome>(OutcomeFile(id))))
        {
            Attachment = Attachment,
            ReadAttempt = (scenario, attempt) => HasOutcome(scenario, attempt) ? Read<Outcome>(OutcomeFile(scenario, attempt)) : null,
            Problems = await ReadAsync<IReadOnlyList<Problem>>(Within("problems.json"), cancellation) ?? [],
            Durations = await ReadAsync<IReadOnlyList<Duration>>(Within("timings.json"), cancellation) ?? [],
        };
    }

    /// <summary>Reads one outcome; <see cref="HasOutcome"/> says whether there is one.</summary>
    /// <exception cref="ProblemException">HT-RUN-002: it cannot be read.</exception>
    public Outcome ReadOutcome(string scenario, int attempt = 1) => Read<Outcome>(OutcomeFile(scenario, attempt));

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

    // A folder or a link that leads nowhere in place of a file is no missing file: who reads it says that it cannot be read.
    private static bool Occupied(string file) => System.IO.Path.Exists(file) || new FileInfo(file).LinkTarget is not null;

    private string OutcomeFile(string scenario, int attempt = 1) => System.IO.Path.Combine(Scenario(scenario, attempt), "outcome.json");

    private string OfWorker(int worker, string file) => Within("workers", worker.ToString(CultureInfo.InvariantCulture), file);

    private string Within(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static async Task WriteAsync<T>(string file, T content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        // A name of its own: several workers of a run may write the same file, with the same content.
        var half = $"{file}.{Guid.NewGuid():N}.half";
        try
        {
            await File.WriteAllTextAsync(half, JsonSerializer.Serialize(content, Json.Indented) + "\n", new UTF8Encoding(false), cancellation);
            File.Move(half, file, overwrite: true);
        }
        catch
        {
            // What a full disk let through takes up the little that is left.
            File.Delete(half);
            throw;
        }
    }

    private async Task<T?> ReadAsync<T>(string file, CancellationToken cancellation)
        where T : class
    {
        if (!Occupied(file))
            return null;
        try
        {
            await using var stream = File.OpenRead(file);
            return await JsonSerializer.DeserializeAsync<T>(stream, Json.Indented, cancellation) ?? throw new JsonException("it is empty");
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
