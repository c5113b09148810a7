using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A checkpoint on the disk: a folder with the database as its engine saves it, the files that the system wrote, and what the checkpoint says of itself.</summary>
/// <param name="Path">The folder, absolute.</param>
public sealed record CheckpointFolder(string Path)
{
    /// <summary>File of the record; written last.</summary>
    public const string RecordFile = "checkpoint.json";

    internal const string DatabaseFile = "database";
    internal const string FilesFile = "files.zip";

    // The password of the system's test logins, which the database knows only as a hash. Made up for the copy, good for nothing else, and readable by its owner alone.
    internal const string LoginFile = "login";

    private const string ChangesFile = "changes.ndjson.gz";

    /// <summary>Name of the folder, which is the checkpoint's id.</summary>
    public string Id => System.IO.Path.GetFileName(Path);

    /// <summary>File of the record.</summary>
    public string Record => In(RecordFile);

    /// <summary>What was changed since the parent, row by row; not there where that is not known.</summary>
    public ChangeFile Changes => new(In(ChangesFile));

    /// <summary>Path of a file in it.</summary>
    public string In(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Reads what the checkpoint says of itself.</summary>
    /// <exception cref="ProblemException">HT-ENV-080: it is not there, or cannot be read.</exception>
    public Checkpoint Read()
    {
        try
        {
            return JsonSerializer.Deserialize<Checkpoint>(File.ReadAllText(Record), Json.Indented) ?? throw new JsonException("it is empty");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or JsonException)
        {
            throw new ProblemException(Problems.NoSuchCheckpoint(Path, broken.Message));
        }
    }

    /// <summary>Digest of what the checkpoint says of itself, as a ledger keeps it.</summary>
    public string RecordDigest() => Digest.OfBytes(File.ReadAllBytes(Record));

    /// <summary>What is no longer as it was saved, by the digests of its files; empty when all is.</summary>
    public IReadOnlyList<Problem> Faults(Checkpoint saved)
    {
        var faults = new List<Problem>();
        foreach (var file in saved.Files)
        {
            if (!File.Exists(In(file.Name)))
                faults.Add(Problems.CheckpointChanged(In(file.Name), "the file is gone"));
            else if (!string.Equals(DigestOf(In(file.Name)), file.Digest, StringComparison.Ordinal))
                faults.Add(Problems.CheckpointChanged(In(file.Name), "its content has another digest than when it was saved"));
        }

        return faults;
    }

    /// <summary>The files that lie in it now, flushed to the disk, with their digests.</summary>
    internal IReadOnlyList<CheckpointFile> List() =>
    [
        .. Directory.EnumerateFiles(Path).Select(System.IO.Path.GetFileName).Order(StringComparer.Ordinal)
            .Select(name => new CheckpointFile(name!, new FileInfo(In(name!)).Length, DigestFlushed(In(name!)))),
    ];

    /// <summary>Writes the record, whole or not at all.</summary>
    public void Write(Checkpoint saved)
    {
        var draft = Record + ".half";
        using (var stream = new FileStream(draft, FileMode.Create))
        {
            JsonSerializer.Serialize(stream, saved, Json.Indented);
            stream.Flush(flushToDisk: true);
        }

        File.Move(draft, Record, overwrite: true);
    }

    private static string DigestFlushed(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
        return Digest.OfStream(stream);
    }

    private static string DigestOf(string file)
    {
        using var stream = File.OpenRead(file);
        return Digest.OfStream(stream);
    }
}
