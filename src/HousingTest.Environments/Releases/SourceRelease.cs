using System.Diagnostics;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// Makes a release from its source: copied, patched, and published once. What was published stays under the digest of all that it was made from, so
/// that the next start takes it from there; several processes may ask for the same one at once.
/// </summary>
/// <param name="workspace">Where source is found and what is published goes.</param>
internal sealed class SourceRelease(Workspace workspace)
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
    /// <param name="program">Its source and its patch.</param>
    /// <param name="progress">Told in short sentences what goes on.</param>
    /// <param name="ct">Stops the build and takes away what it made.</param>
    /// <returns>The digest of all that it is made from, and the folder where it lies.</returns>
    public async Task<(string Digest, string Folder)> PublishAsync(ReleaseDefinition release, ReleaseProgram.Source program, IProgress<string> progress, CancellationToken ct)
    {
        var source = new SourceFiles(release, program.Place, workspace.Root);
        var patchText = program.Patch is null ? null : await ReadPatchAsync(program.Patch, ct);
        // Read before anything is built, so that a broken patch is told at once.
        var patch = patchText is null ? null : PatchFile.Parse(patchText, workspace.Show(program.Patch!));
        var sdk = await SdkAsync(ct);
        var digest = Digest.OfParts(source.Parts().Concat([
            ("patch", Digest.OfText(patchText ?? "")), ("sdk", Digest.OfText(sdk)), ("properties", Digest.OfText(string.Join(' ', s_arguments)))]));

        var folder = await new ReleaseShelf(workspace).KeepAsync(
            digest, () => progress.Report($"Release {release.Name}: another process builds it, waiting"),
            scratch => BuildAsync(release, program, source, patch, scratch, progress, ct), ct);
        return (digest, folder);
    }

    /// <summary>Builds inside the scratch folder, and answers the folder in it that is to be kept.</summary>
    private static async Task<string> BuildAsync(
        ReleaseDefinition release, ReleaseProgram.Source program, SourceFiles source, PatchFile? patch, string scratch, IProgress<string> progress, CancellationToken ct)
    {
        var copy = Path.Combine(scratch, "source");
        source.CopyTo(copy);
        foreach (var (file, text) in s_boundary)
            await File.WriteAllTextAsync(Path.Combine(scratch, file), text, ct);
        if (patch is not null)
        {
            progress.Report($"Release {release.Name}: applying {patch.Name}");
            patch.Apply(copy, program.Place);
        }

        progress.Report($"Release {release.Name}: building");
        var output = Path.Combine(scratch, "published");
        var run = await DotnetAsync(copy, ["publish", source.Project, .. s_arguments, "--output", output], ct);
        return run.ExitCode == 0 ? output : throw new ProblemException(Problems.DoesNotBuild(release, BuildErrors.First(run.Output, copy)));
    }

    private async Task<string> ReadPatchAsync(string patch, CancellationToken ct)
    {
        try
        {
            return await File.ReadAllTextAsync(patch, ct);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new ProblemException(Problems.PatchUnreadable(workspace.Show(patch), 1, exception.Message), exception);
        }
    }

    private async Task<string> SdkAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(workspace.Releases);
        var run = await DotnetAsync(workspace.Releases, ["--version"], ct);
        return run.ExitCode == 0 ? run.Output.Trim() : throw new ProblemException(Problems.NoProgram("this machine", "dotnet", run.Output.Trim()));
    }

    private static async Task<CommandRun> DotnetAsync(string folder, IReadOnlyList<string> arguments, CancellationToken ct)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        ChildEnvironment.PrepareBuild(start);
        using var scratch = new TemporaryPlace();
        foreach (var variable in TemporaryPlace.Variables)
            start.Environment[variable] = scratch.Folder;
        return await CommandRun.RunAsync(start, "this machine", ct);
    }
}
