using System.Globalization;

namespace HousingTest.Environments;

/// <summary>Where what was published stays, by the digest of all that it was made from: made once, whoever asks for it, and taken from there by the next.</summary>
/// <param name="workspace">Whose shelf.</param>
internal sealed class ReleaseShelf(Workspace workspace)
{
    // Long enough that no two releases of a council meet, and short enough for a path on Windows.
    private const int NameLength = 20;

    /// <summary>The folder of a digest; made if it is not there, whole or not at all.</summary>
    /// <param name="digest">Of all that it is made from.</param>
    /// <param name="waiting">Called when another process makes the same one at this moment.</param>
    /// <param name="make">Works in an empty scratch folder, and answers the folder inside it that is to be kept.</param>
    /// <param name="ct">Stops, and takes away what was made so far.</param>
    public async Task<string> KeepAsync(string digest, Action waiting, Func<string, Task<string>> make, CancellationToken ct)
    {
        var folder = Path.Combine(workspace.Releases, digest[..NameLength]);
        Directory.CreateDirectory(workspace.Releases);
        if (Directory.Exists(folder))
            return folder;
        using var turn = await FileTurn.TakeAsync(folder + ".lock", waiting, ct);
        if (Directory.Exists(folder))
            return folder;
        // The turn is ours, so these were left by a command that was killed. Its build may still be writing, so none of them is used again.
        foreach (var left in Directory.EnumerateDirectories(workspace.Releases, Path.GetFileName(folder) + ".building*"))
            TryDelete(left);
        var scratch = $"{folder}.building-{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}";
        try
        {
            Directory.CreateDirectory(scratch);
            Directory.Move(await make(scratch), folder);
            return folder;
        }
        finally
        {
            TryDelete(scratch);
        }
    }

    private static void TryDelete(string scratch)
    {
        try
        {
            Folders.Delete(scratch);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Somebody writes into it; the next build of this release tries again.
        }
    }
}
