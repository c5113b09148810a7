using System.Text.Json;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Cli.Keeping;

/// <summary>
/// Asks the keeper of the test copy that is up to capture it, by a file beside its own; the keeper answers by another. Only the keeper knows the copy from the inside: its logins, its journal, whether it
/// is at rest.
/// </summary>
/// <param name="Folder">The empty folder that it is captured into, absolute.</param>
/// <param name="Id">Tells the answer from that to an earlier one.</param>
public sealed record CaptureRequest(string Folder, string Id)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>Has it captured.</summary>
    /// <param name="workspace">Where the copy is up.</param>
    /// <param name="folder">An empty folder.</param>
    /// <param name="ct">Stops waiting.</param>
    /// <exception cref="ProblemException">It could not be captured, or the keeper ended meanwhile (HT-CLI-023).</exception>
    /// <returns>What was captured, and the folder that the copy was captured into before, or was made from; null for a new one.</returns>
    public static async Task<(CapturedCopy Captured, string? Since)> MakeAsync(Workspace workspace, string folder, CancellationToken ct)
    {
        var request = new CaptureRequest(folder, Guid.NewGuid().ToString("N"));
        Write(FileIn(workspace), request);
        while (true)
        {
            await Task.Delay(Glance, ct);
            if (Read<CaptureAnswer>(AnswerIn(workspace)) is { } answer && string.Equals(answer.Id, request.Id, StringComparison.Ordinal))
                return (answer.Captured ?? throw new ProblemException([.. answer.Problems]), answer.Since);
            if (KeptCopy.Read(workspace) is null)
            {
                throw new ProblemException(new Problem(
                    "HT-CLI-023", "The test copy ended while it was to be captured", workspace.Show(KeptCopy.FileIn(workspace)), "the process that held it is gone",
                    "nothing was saved; bring it up again with ./housingtest up, or ./housingtest checkpoint restore NAME"));
            }
        }
    }

    /// <summary>The keeper's side: does what was asked since it looked last.</summary>
    /// <param name="workspace">Where the copy is up.</param>
    /// <param name="copy">The copy.</param>
    /// <param name="since">The folder that it was captured into last, or was made from; null for a new one.</param>
    /// <param name="ct">Gives up.</param>
    /// <returns>The same afterwards.</returns>
    public static async Task<string?> AnswerAsync(Workspace workspace, TestCopy copy, string? since, CancellationToken ct)
    {
        if (Read<CaptureRequest>(FileIn(workspace)) is not { } request)
            return since;
        File.Delete(FileIn(workspace));
        var stands = since;
        CaptureAnswer answer;
        try
        {
            answer = new CaptureAnswer(request.Id, await CaptureAsync(request.Folder, copy, () => stands = request.Folder, ct), since, []);
        }
        catch (ProblemException refused)
        {
            answer = new CaptureAnswer(request.Id, null, since, refused.Problems);
        }
        catch (Exception unwritten) when (unwritten is IOException or UnauthorizedAccessException)
        {
            answer = new CaptureAnswer(request.Id, null, since, [FullDisk.Behind(workspace, unwritten) ?? new Problem(
                "HT-CLI-024", "The checkpoint could not be written", request.Folder, unwritten.Message, "see to it that there is room and that you may write there")]);
        }

        Write(AnswerIn(workspace), answer);
        return stands;
    }

    /// <summary>
    /// Captures it in a place of the copy's own, and brings it into the folder when it is whole. Whoever asked may have been killed meanwhile, and the next command have taken the folder away: it must not
    /// come again.
    /// </summary>
    private static async Task<CapturedCopy> CaptureAsync(string folder, TestCopy copy, Action captured, CancellationToken ct)
    {
        var place = new CheckpointFolder(Path.Combine(copy.Folder, "captured"));
        Directory.CreateDirectory(place.Path);
        try
        {
            var content = await copy.CaptureAsync(place, ct);
            // From here on its journal tells what was changed since this capture, whether or not anybody gets it.
            captured();
            foreach (var file in content.Files)
                File.Move(place.In(file.Name), Path.Combine(folder, file.Name));
            return content;
        }
        finally
        {
            Directory.Delete(place.Path, recursive: true);
        }
    }

    private static string FileIn(Workspace workspace) => Path.Combine(workspace.Private, "up.request.json");

    private static string AnswerIn(Workspace workspace) => Path.Combine(workspace.Private, "up.answer.json");

    private static void Write<T>(string file, T content)
    {
        File.WriteAllText(file + ".half", JsonSerializer.Serialize(content, Json.Indented));
        File.Move(file + ".half", file, overwrite: true);
    }

    private static T? Read<T>(string file)
        where T : class
    {
        try
        {
            return File.Exists(file) ? JsonSerializer.Deserialize<T>(File.ReadAllText(file), Json.Indented) : null;
        }
        catch (Exception absent) when (absent is IOException or JsonException)
        {
            return null;
        }
    }
}

/// <summary>What came of a request.</summary>
/// <param name="Id">That of the request.</param>
/// <param name="Captured">What was captured, without the rows; null when it could not be.</param>
/// <param name="Since">The folder that the copy was captured into before, or was made from: what was changed was changed since then; null for a new one.</param>
/// <param name="Problems">Why not.</param>
public sealed record CaptureAnswer(string Id, CapturedCopy? Captured, string? Since, IReadOnlyList<Problem> Problems);
