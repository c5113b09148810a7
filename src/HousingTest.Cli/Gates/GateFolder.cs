using System.Text;
using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Cli.Gates;

/// <summary>
/// The files of one gate. <c>comparison.json</c> and <c>verdict.json</c> have the same bytes for the same inputs; the raw values of
/// noise differ each time by their nature, so they stand in <c>noise.json</c>.
/// </summary>
public sealed class GateFolder(string path)
{
    /// <summary>The folder, absolute.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Its name.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary>A file of the gate.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Writes the comparison, its noise apart; answers the digest of <c>comparison.json</c>.</summary>
    public async Task<string> WriteAsync(ComparisonResult comparison, CancellationToken cancellation)
    {
        var bare = comparison with { Noise = [.. comparison.Noise.Select(noise => noise with { Examples = [] })] };
        var text = await WriteAsync("comparison.json", bare, cancellation);
        await WriteAsync("noise.json", comparison.Noise, cancellation);
        return Digest.OfText(text);
    }

    /// <summary>Writes what may be said of speed, which holds times and so stands apart; answers the digest of <c>speed.json</c>.</summary>
    public async Task<string> WriteAsync(SpeedComparison speed, CancellationToken cancellation) =>
        Digest.OfText(await WriteAsync("speed.json", speed, cancellation));

    /// <summary>Writes the verdict.</summary>
    public Task WriteAsync(Verdict verdict, CancellationToken cancellation) => WriteAsync("verdict.json", verdict, cancellation);

    /// <summary>Writes <c>gate.json</c> with the digests of every other file that is there now.</summary>
    public Task WriteAsync(GateRecord record, CancellationToken cancellation)
    {
        var files = Directory.EnumerateFiles(Path).Select(System.IO.Path.GetFileName).Where(name => !string.Equals(name, "gate.json", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(name => name!, name => Digest.OfBytes(System.IO.File.ReadAllBytes(File(name!))), StringComparer.Ordinal);
        return WriteAsync("gate.json", record with { Files = files }, cancellation);
    }

    /// <summary>Reads <c>gate.json</c>.</summary>
    public Task<GateRecord> ReadRecordAsync(CancellationToken cancellation) => ReadAsync<GateRecord>("gate.json", cancellation);

    /// <summary>Reads the comparison with its noise.</summary>
    public async Task<ComparisonResult> ReadComparisonAsync(CancellationToken cancellation) =>
        await ReadAsync<ComparisonResult>("comparison.json", cancellation) with { Noise = await ReadAsync<IReadOnlyList<NoiseField>>("noise.json", cancellation) };

    /// <summary>Reads the verdict.</summary>
    public Task<Verdict> ReadVerdictAsync(CancellationToken cancellation) => ReadAsync<Verdict>("verdict.json", cancellation);

    /// <summary>Reads what may be said of speed; null for a gate that did not look at it.</summary>
    public async Task<SpeedComparison?> ReadSpeedAsync(CancellationToken cancellation) =>
        System.IO.File.Exists(File("speed.json")) ? await ReadAsync<SpeedComparison>("speed.json", cancellation) : null;

    // From the folder of all gates on, as people see it in the repository.
    private string Shown(string path) => System.IO.Path.GetRelativePath(System.IO.Path.GetFullPath("../..", Path), path).Replace('\\', '/');

    private async Task<string> WriteAsync<T>(string name, T content, CancellationToken cancellation)
    {
        var text = JsonSerializer.Serialize(content, Json.Indented) + "\n";
        await WriteAsync(name, async stream => await stream.WriteAsync(new UTF8Encoding(false).GetBytes(text), cancellation));
        return text;
    }

    /// <summary>Writes a file of the gate under another name first: a kill or a full disk leaves no half file that could be read as whole.</summary>
    public async Task WriteAsync(string name, Func<Stream, Task> write)
    {
        var half = File(name) + ".half";
        try
        {
            await using (var stream = System.IO.File.Create(half))
                await write(stream);
            System.IO.File.Move(half, File(name), overwrite: true);
        }
        catch
        {
            System.IO.File.Delete(half);
            throw;
        }
    }

    private async Task<T> ReadAsync<T>(string name, CancellationToken cancellation)
    {
        if (!System.IO.File.Exists(File(name)))
        {
            throw new ProblemException(new Problem(
                "HT-CLI-011", "There is no finished gate in this folder", Shown(Path), $"it has no {name}", "name a folder under gates/, as ./housingtest gate printed it"));
        }

        try
        {
            return JsonSerializer.Deserialize<T>(await System.IO.File.ReadAllTextAsync(File(name), cancellation), Json.Indented) ?? throw new JsonException("it is empty");
        }
        catch (Exception broken) when (broken is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(new Problem("HT-CLI-012", "A file of a gate cannot be read", Shown(File(name)), broken.Message, "run the comparison again: ./housingtest compare RUN RUN"), broken);
        }
    }
}
