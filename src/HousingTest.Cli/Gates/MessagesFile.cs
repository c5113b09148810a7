using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli.Gates;

/// <summary>The file that <c>--messages</c> names: a run as Cucumber Messages.</summary>
/// <param name="path">As it was typed; null when none is wanted.</param>
public sealed class MessagesFile(string? path)
{
    private RunMessages? _messages;

    /// <summary>
    /// Empties it before anything long starts: a slip in its path costs no run, and what an earlier run left in it is not taken for one that did not come
    /// to its end.
    /// </summary>
    /// <exception cref="ProblemException">HT-CLI-041: it cannot be written.</exception>
    public void Open()
    {
        if (path is null)
            return;
        try
        {
            File.WriteAllBytes(path, []);
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            throw Refused(refused);
        }
    }

    /// <summary>Reads the features before their scenarios run.</summary>
    public void Take(Workspace workspace, IReadOnlyList<PlannedScenario> planned) => _messages = path is null ? null : RunMessages.Of(workspace, planned);

    /// <summary>Writes what ran.</summary>
    /// <exception cref="ProblemException">HT-CLI-041: it cannot be written; HT-RUN-002 or 012: what ran cannot be told.</exception>
    public async Task WriteAsync(RunFolder folder, RunRecord run, Answer answer, CancellationToken cancellation)
    {
        if (path is null || _messages is null)
            return;
        try
        {
            await using var stream = File.Create(path);
            await _messages.WriteAsync(folder, run, answer.ExitCode == ExitCode.Good, stream, cancellation);
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            throw Refused(refused);
        }
    }

    private static bool IsRefusal(Exception failure) => failure is IOException or UnauthorizedAccessException or ArgumentException;

    private ProblemException Refused(Exception why) => new(
        new Problem("HT-CLI-041", "The messages cannot be written", path!, why.Message, "name a file in a folder that is there and that you may write to"), why);
}
