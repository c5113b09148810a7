using System.Text.Json;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Cli.Keeping;

/// <summary>
/// The test copy that <c>up</c> left running, as its file <c>.housingtest/up.json</c> tells. The keeper, a process in the background,
/// holds the copy for as long as the file is there; <c>down</c> deletes it.
/// </summary>
/// <param name="Keeper">The process that holds it.</param>
/// <param name="Release">What runs.</param>
/// <param name="Address">Where the system is; null until it is ready.</param>
/// <param name="Messages">Where the messages that it sends can be read.</param>
/// <param name="Logins">Role → user name.</param>
/// <param name="Password">Everyone's password, made for this test copy.</param>
/// <param name="Stage">What provisioning is at.</param>
/// <param name="Problems">Why it did not come up.</param>
public sealed record KeptCopy(
    ProcessStamp Keeper, string Release, string? Address, string? Messages, IReadOnlyDictionary<string, string> Logins, string? Password,
    string Stage, IReadOnlyList<Problem> Problems)
{
    /// <summary>The environment, as it was named.</summary>
    public string Environment { get; init; } = "";

    /// <summary>The release, as it was named.</summary>
    public string ReleaseNamed { get; init; } = "";

    /// <summary>Digest of what it was made from; empty until the copy is ready.</summary>
    public string ReleaseDigest { get; init; } = "";

    /// <summary>The file.</summary>
    public static string FileIn(Workspace workspace) => Path.Combine(workspace.Private, "up.json");

    /// <summary>What is kept now; null when nothing is. A file whose keeper was killed counts as nothing.</summary>
    public static KeptCopy? Read(Workspace workspace) => ReadLast(workspace) is { Keeper.Runs: true } kept ? kept : null;

    /// <summary>What a keeper wrote last, whether or not it still runs: one that could not bring a test copy up says why, and ends.</summary>
    public static KeptCopy? ReadLast(Workspace workspace)
    {
        try
        {
            return JsonSerializer.Deserialize<KeptCopy>(File.ReadAllText(FileIn(workspace)), Json.Indented);
        }
        catch (Exception absent) when (absent is IOException or JsonException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Deletes the file: the keeper sees it and ends the copy.</summary>
    public static void Forget(Workspace workspace)
    {
        // File.Delete forgives a missing file, but not a missing folder.
        if (File.Exists(FileIn(workspace)))
            File.Delete(FileIn(workspace));
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    public void Write(Workspace workspace)
    {
        var file = FileIn(workspace);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file + ".half", JsonSerializer.Serialize(this, Json.Indented));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file + ".half", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.Move(file + ".half", file, overwrite: true);
    }
}
