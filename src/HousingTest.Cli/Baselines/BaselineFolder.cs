using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Cli.Baselines;

/// <summary>
/// The files of a recorded baseline, small enough to be kept with the features: <c>baseline.json</c>, <c>schema.json</c>, and for each scenario its outcome in
/// the first run (<c>id.json</c>) with the files that the system produced, and what of the second is otherwise (<c>id.noise.json</c>, or
/// <c>id.again.json</c> where all of it is). Without durations and pictures. The same runs give the same bytes.
/// </summary>
public sealed class BaselineFolder
{
    private const string Recorded = "baseline.json";
    private const string Schema = "schema.json";

    private readonly string _shown;

    /// <summary>The folder of a release's recorded baseline, whether or not it is there.</summary>
    public BaselineFolder(Workspace workspace, string release)
    {
        Path = System.IO.Path.Combine(AllIn(workspace), string.Concat(release.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_' ? letter : '-')));
        _shown = workspace.Show(Path);
    }

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>The folders of all recorded baselines that there are, in ordinal order of their names.</summary>
    public static IReadOnlyList<BaselineFolder> List(Workspace workspace) => Directory.Exists(AllIn(workspace))
        ? [.. Directory.GetDirectories(AllIn(workspace)).Where(folder => File.Exists(System.IO.Path.Combine(folder, Recorded)))
            .Select(folder => new BaselineFolder(workspace, System.IO.Path.GetFileName(folder))).OrderBy(folder => folder.Path, StringComparer.Ordinal)]
        : [];

    /// <summary>Writes two runs of a release, whole or not at all, in the place of what was recorded before.</summary>
    public async Task WriteAsync(RunRecord first, RunRecord second, CancellationToken ct)
    {
        var draft = Path + ".recording";
        Delete(draft);
        try
        {
            var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
            await WriteAsync(Schema, JsonSerializer.SerializeToUtf8Bytes(first.Schema, Json.Indented));
            foreach (var scenario in first.Manifest.Planned)
            {
                var outcome = first.Outcomes[scenario.Id];
                var (lines, again) = (OutcomeLines.Write(outcome), OutcomeLines.Write(second.Outcomes[scenario.Id]));
                await WriteAsync($"scenarios/{scenario.Id}.json", Bytes(lines));
                var otherwise = OutcomeLines.Otherwise(lines, again);
                if (otherwise is null)
                    await WriteAsync($"scenarios/{scenario.Id}.again.json", Bytes(again));
                else if (otherwise.Count > 0)
                    await WriteAsync($"scenarios/{scenario.Id}.noise.json", JsonSerializer.SerializeToUtf8Bytes(otherwise, Json.Indented));
                foreach (var file in outcome.Files)
                {
                    if (first.Attachment(scenario.Id, file.Path) is { } bytes)
                        await WriteAsync($"scenarios/{scenario.Id}/{file.Path}", bytes);
                }
            }

            await WriteAsync(Recorded, JsonSerializer.SerializeToUtf8Bytes(RecordedBaseline.Of(first.Manifest) with { Files = new Dictionary<string, string>(files, StringComparer.Ordinal) }, Json.Indented));
            Delete(Path);
            Directory.Move(draft, Path);

            async Task WriteAsync(string name, byte[] bytes)
            {
                files[name] = DigestOf(bytes);
                var file = System.IO.Path.Combine(draft, name);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
                await File.WriteAllBytesAsync(file, bytes, ct);
            }
        }
        finally
        {
            Delete(draft);
        }
    }

    /// <summary>Reads what it was made from. Throws HT-BAS-001 when nothing is recorded, and HT-BAS-004 for a file that is not as it was recorded.</summary>
    public RecordedBaseline Read()
    {
        if (!File.Exists(System.IO.Path.Combine(Path, Recorded)))
        {
            throw new ProblemException(new Problem(
                "HT-BAS-001", "No baseline is recorded for this release", _shown, "", $"record one with ./housingtest baseline record {System.IO.Path.GetFileName(Path)}, or leave out --recorded"));
        }

        var recorded = Parse(Recorded, bytes => JsonSerializer.Deserialize<RecordedBaseline>(bytes, Json.Indented));
        foreach (var (name, digest) in recorded.Files)
        {
            if (!string.Equals(DigestOf(Bytes(name)), digest, StringComparison.Ordinal))
                throw Unreadable(name, "its content is not what was recorded");
        }

        return recorded;
    }

    /// <summary>The tables at the mark.</summary>
    public SchemaShape ReadSchema() => Parse(Schema, bytes => JsonSerializer.Deserialize<SchemaShape>(bytes, Json.Indented));

    /// <summary>Both outcomes of a scenario, the second equal to the first where nothing was otherwise.</summary>
    public (Outcome First, Outcome Second) ReadOutcomes(RecordedBaseline recorded, string scenario)
    {
        var lines = Lines($"scenarios/{scenario}.json");
        var second = recorded.Files.ContainsKey($"scenarios/{scenario}.again.json") ? Lines($"scenarios/{scenario}.again.json")
            : recorded.Files.ContainsKey($"scenarios/{scenario}.noise.json")
                ? [.. OutcomeLines.Put(lines, Parse($"scenarios/{scenario}.noise.json", bytes => JsonSerializer.Deserialize<Dictionary<string, string>>(bytes, Json.Indented)))]
                : lines;
        return (Of($"scenarios/{scenario}.json", lines), Of($"scenarios/{scenario}.again.json", second));
    }

    /// <summary>A file that the system produced in the first run; null when it is not kept.</summary>
    public byte[]? ReadFile(RecordedBaseline recorded, string scenario, string path) =>
        recorded.Files.ContainsKey($"scenarios/{scenario}/{path}") ? Bytes($"scenarios/{scenario}/{path}") : null;

    private static string AllIn(Workspace workspace) => System.IO.Path.Combine(workspace.Root, "fixtures", "baselines");

    private static byte[] Bytes(IReadOnlyList<string> lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n");

    // A version control may change the ends of lines; of what is no text each byte counts.
    private static string DigestOf(byte[] bytes) => Utf8.IsValid(bytes) ? Digest.OfText(Encoding.UTF8.GetString(bytes)) : Digest.OfBytes(bytes);

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    private List<string> Lines(string name) => [.. Encoding.UTF8.GetString(Bytes(name)).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n')];

    private Outcome Of(string name, IReadOnlyList<string> lines)
    {
        try
        {
            return OutcomeLines.Read(lines);
        }
        catch (JsonException broken)
        {
            throw Unreadable(name, broken.Message);
        }
    }

    private byte[] Bytes(string name)
    {
        try
        {
            return File.ReadAllBytes(System.IO.Path.Combine(Path, name));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name, unreadable is FileNotFoundException or DirectoryNotFoundException ? "it is not there" : "it may not be read");
        }
    }

    private T Parse<T>(string name, Func<byte[], T?> parse)
        where T : class
    {
        try
        {
            return parse(Bytes(name)) ?? throw Unreadable(name, "it is empty");
        }
        catch (JsonException broken)
        {
            throw Unreadable(name, broken.Message);
        }
    }

    private ProblemException Unreadable(string name, string why) => new(new Problem(
        "HT-BAS-004", "A file of a recorded baseline is not as it was recorded", $"{_shown}/{name}", why, "take it from version control again, or record the baseline again"));
}
