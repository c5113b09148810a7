using System.Text;
using HousingTest.Model;
using HousingTest.Reports;

namespace HousingTest.Cli.Gates;

/// <summary>The file that <c>--summary</c> names: what a pipeline shows of a gate, whether it came to a verdict or not.</summary>
/// <param name="path">As it was typed; null when none is wanted.</param>
public sealed class SummaryFile(string? path)
{
    private bool _opened;

    /// <summary>Opens it before anything long starts, so that a slip in its path costs no gate.</summary>
    /// <exception cref="ProblemException">HT-CLI-040: it cannot be written.</exception>
    public void Open()
    {
        Add("");
        _opened = true;
    }

    /// <summary>Adds a verdict; an answer without one adds nothing.</summary>
    public void Add(Answer answer)
    {
        if (_opened && answer.Summary is { } summary)
            Add(summary);
    }

    /// <summary>Adds what kept a gate from its verdict.</summary>
    public void Add(IReadOnlyList<Problem> problems)
    {
        if (_opened)
            Add(MarkdownSummary.Of(problems));
    }

    // Behind what is there: a pipeline's steps share one file.
    private void Add(string text)
    {
        if (path is null)
            return;
        try
        {
            File.AppendAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or ArgumentException)
        {
            _opened = false;
            throw new ProblemException(new Problem("HT-CLI-040", "The summary cannot be written", path, refused.Message, "name a file in a folder that is there and that you may write to"), refused);
        }
    }
}
