using System.IO.Compression;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The checkpoint that a test copy is made from, in place of an estate.</summary>
/// <param name="Folder">Where it lies.</param>
/// <param name="Saved">What it says of itself.</param>
public sealed record CheckpointSource(CheckpointFolder Folder, Checkpoint Saved)
{
    /// <summary>True when another release is to be installed on it, which may change its tables and runs its scripts; false when the release is the one that it was saved with.</summary>
    public bool Installing { get; init; }

    /// <summary>The system's files that it holds.</summary>
    public ZipArchive OpenFiles() => ZipFile.OpenRead(Folder.In(CheckpointFolder.FilesFile));

    /// <summary>Opens a checkpoint, and sees to it that it is what was saved.</summary>
    /// <exception cref="ProblemException">HT-ENV-080, HT-ENV-081: it is not there, or not what it was.</exception>
    public static CheckpointSource Open(CheckpointFolder folder)
    {
        var saved = folder.Read();
        return folder.Faults(saved) is { Count: > 0 } faults ? throw new ProblemException(faults) : new CheckpointSource(folder, saved);
    }
}
