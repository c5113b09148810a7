using System.Diagnostics;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// Makes a release from its source: copied, patched, and published once. What was published stays under the digest of all that it was made from, so
/// that the next start takes it from there; several processes may ask for the same one at once.
/// </summary>
/// <param name="workspace">Where source is found and what is published goes.</param>
public sealed class ReleasePublisher(Workspace workspace)
{
    /// <summary>Stops the search upwards of compiler, SDK and NuGet at the scratch folder: a copy of the source builds by its own settings and by nothing of this repository.</summary>
    private static readonly (string File, string Text)[] s_boundary =
    [
        ("Directory.Build.props", "<Project />\n"),
        ("Directory.Build.targets", "<Project />\n"),
        ("Directory.Packages.props", "<Project />\n"),
        (".editorconfig", "root = true\n"),
    ];

    private static readonly string[] s_arguments =
        ["--configuration", "Release", "--disable-build-servers", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:DebugType=embedded", "-tl:off"];

    /// <summary>
    /// Publishes a release, or takes it from what was published before. Throws HT-ENV-002 to 006 for a patch or source that does not serve, and
    /// HT-ENV-016 with the compiler's first errors.
    /// </summary>
    /// <param name="release">What to publish.</param>
    /// <param name="progress">Told in short sentences what goes on.</param>
    /// <param name="ct">Stops the build and takes away what it made.</param>
    public async Task<PublishedRelease> PublishAsync(ReleaseDefinition release, IProgress<string> progress, CancellationToken ct)
    {
        var source = new ReleaseSource(release, workspace.Root);
        var patchText = release.Patch is null ? null : await ReadPatchAsync(release, ct);
        // Read before anything is built, so that a broken patch is told at once.
        var patch = patchText is null ? null : PatchFile.Parse(patchText, workspace.Show(release.Patch!));
        var sdk = await SdkAsync(ct);
        var digest = Digest.OfParts(source.Parts().Concat([
            ("patch", Digest.OfText(patchText ?? "")), ("sdk", Digest.OfText(sdk)), ("properties", Digest.OfText(string.Join(' ', s_arguments)))]));

        var published = new PublishedRelease(new ReleaseIdentity(release.Name, digest, release.Announces), Path.Combine(workspace.Releases, digest[..20]));
        Directory.CreateDirectory(workspace.Releases);
        if (!Directory.Exists(published.Folder))
        {
            using var turn = await FileTurn.TakeAsync(published.Folder + ".lock", () => progress.Report($"Release {release.Name}: another process builds it, waiting"), ct);
            if (!Directory.Exists(published.Folder))
                await BuildAsync(release, source, patch, published.Folder, progress, ct);
        }

        progress.Report($"Release {release.Name}: ready");
        return published;
    }

    private async Task BuildAsync(ReleaseDefinition release, ReleaseSource source, PatchFile? patch, string target, IProgress<string> progress, CancellationToken ct)
    {
        var scratch = target + ".building";
        // Left by a build that was killed: the turn is ours, so nobody else is at it.
        Folders.Delete(scratch);
        try
        {
            var copy = Path.Combine(scratch, "source");
            source.CopyTo(copy);
            foreach (var (file, text) in s_boundary)
                await File.WriteAllTextAsync(Path.Combine(scratch, file), text, ct);
            if (patch is not null)
            {
                progress.Report($"Release {release.Name}: applying {patch.Name}");
                patch.Apply(copy, release.Source);
            }

            progress.Report($"Release {release.Name}: building");
            var output = Path.Combine(scratch, "published");
            var run = await DotnetAsync(copy, ["publish", source.Project, .. s_arguments, "--output", output], ct);
            if (run.ExitCode != 0)
                throw new ProblemException(Problems.DoesNotBuild(release, BuildErrors.First(run.Output, copy)));
            Directory.Move(output, target);
        }
        finally
        {
            Folders.Delete(scratch);
        }
    }

    private async Task<string> ReadPatchAsync(ReleaseDefinition release, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllTextAsync(release.Patch!, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(Problems.PatchUnreadable(workspace.Show(release.Patch!), 1, exception.Message), exception);
        }
    }

    private async Task<string> SdkAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(workspace.Releases);
        var run = await DotnetAsync(workspace.Releases, ["--version"], ct);
        return run.ExitCode == 0 ? run.Output.Trim() : throw new ProblemException(Problems.NoProgram("this machine", "dotnet", run.Output.Trim()));
    }

    private static Task<CommandRun> DotnetAsync(string folder, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        ChildEnvironment.PrepareBuild(start);
        return CommandRun.RunAsync(start, "this machine", ct);
    }
}
