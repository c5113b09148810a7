using HousingTest.Definitions;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Makes a release of any kind ready to start, and identifies it by what it is made of. Several processes may ask for the same one at once.</summary>
/// <param name="workspace">Where source is found and what is published goes.</param>
public sealed class ReleasePublisher(Workspace workspace)
{
    // There is no database to look into, and what it sends and writes goes where its own settings say.
    private static readonly OutcomePart[] s_unseen = [OutcomePart.Rows, OutcomePart.Messages, OutcomePart.Files, OutcomePart.ServerErrors];

    /// <summary>
    /// Publishes a release, or takes it from what was published before. Throws HT-ENV-002 to 006 and HT-ENV-016 for source or a patch that does not serve,
    /// HT-ENV-022 for a folder, HT-ENV-040 for a system that is not installed, HT-ENV-024 for a script, HT-ENV-020, 025, 026 and 029 for an image, and HT-ENV-027 and 028 for an address.
    /// </summary>
    /// <param name="release">What to publish.</param>
    /// <param name="progress">Told in short sentences what goes on.</param>
    /// <param name="ct">Stops, and takes away what was made so far.</param>
    public async Task<PublishedRelease> PublishAsync(ReleaseDefinition release, IProgress<string> progress, CancellationToken ct)
    {
        var scripts = new List<DatabaseScript>();
        foreach (var script in release.Scripts)
            scripts.Add(await ReadAsync(release, script, ct));
        Directory.CreateDirectory(workspace.Releases);
        var (digest, folder) = release.Program switch
        {
            ReleaseProgram.Source source => await new SourceRelease(workspace).PublishAsync(release, source, progress, ct),
            ReleaseProgram.Folder published => await new FolderRelease(workspace).PublishAsync(release, published, progress, ct),
            ReleaseProgram.Installed installed => InstalledRelease.Identify(release, installed, ct),
            ReleaseProgram.Image image => (await ImageAsync(release, image.Name, ct), workspace.Releases),
            ReleaseProgram.Address address => (await AskAsync(release.Name, address, ct), workspace.Releases),
            var other => throw new InvalidOperationException($"no release is made of {other}"),
        };
        progress.Report($"Release {release.Name}: ready");
        var hosted = release.Program as ReleaseProgram.Address;
        var identity = release.Program is ReleaseProgram.Image ? Digest.OfParts([("image", digest)]) : digest;
        return new PublishedRelease(
            new ReleaseIdentity(release.Name, WithSettings(WithScripts(identity, scripts), release.Settings), release.Announces, hosted is null ? null : Unseen(hosted)), folder)
        {
            Scripts = scripts,
            Settings = release.Settings,
            Image = release.Program is ReleaseProgram.Image ? digest : null,
            Address = hosted,
        };
    }

    private static Task<string> ImageAsync(ReleaseDefinition release, string image, CancellationToken ct) => OperatingSystem.IsLinux()
        ? ContainerEngine.ForThisMachine().ImageIdAsync(release, image, ct)
        : throw new ProblemException(Problems.NotLinux(release));

    private static async Task<string> AskAsync(string release, ReleaseProgram.Address address, CancellationToken ct)
    {
        await using var system = new HostedSystem(release, address);
        await system.CheckMarkerAsync(ct);
        return await system.VersionAsync(ct);
    }

    private static OutcomePart[] Unseen(ReleaseProgram.Address hosted) =>
        hosted.MessagesAt is null ? s_unseen : [.. s_unseen.Where(part => part is not OutcomePart.Messages)];

    // Their order counts, and whether the system runs meanwhile; their names do not.
    private static string WithScripts(string program, List<DatabaseScript> scripts) => scripts.Count == 0
        ? program
        : Digest.OfParts([("program", program), .. scripts.Select((script, index) => ($"script {index + 1}", Digest.OfText(script.Text)))]);

    private static string WithSettings(string program, IReadOnlyDictionary<string, string> settings) => settings.Count == 0
        ? program
        : Digest.OfParts([("program", program), .. settings.OrderBy(setting => setting.Key, StringComparer.Ordinal).Select(setting => ($"setting {setting.Key}", Digest.OfText(setting.Value)))]);

    private async Task<DatabaseScript> ReadAsync(ReleaseDefinition release, string path, CancellationToken ct)
    {
        var shown = workspace.Show(path);
        try
        {
            var text = await File.ReadAllTextAsync(path, ct);
            return text.Trim().Length == 0
                ? throw new ProblemException(Problems.ScriptUnfit(release, shown, "it holds nothing"))
                : new DatabaseScript(shown, text, ScriptHead.Read(text).SystemRuns);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(Problems.ScriptUnfit(release, shown, unreadable.Message), unreadable);
        }
    }
}
