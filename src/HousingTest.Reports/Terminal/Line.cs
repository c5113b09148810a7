using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace HousingTest.Reports;

/// <summary>
/// A line of the terminal, written as it is. Spectre folds longer lines in the middle of words, which breaks paths and commands
/// that people copy; here whoever composes a line decides where it ends.
/// </summary>
internal sealed class Line(params IReadOnlyList<(string Text, Style Style)> parts) : IRenderable
{
    /// <summary>A line in the terminal's own style.</summary>
    public Line(string text)
        : this((text, Style.Plain)) { }

    /// <inheritdoc/>
    public Measurement Measure(RenderOptions options, int maxWidth) => new(maxWidth, maxWidth);

    /// <inheritdoc/>
    public IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        foreach (var (text, style) in parts)
        {
            if (text.Length > 0)
                yield return new Segment(Clean(text), style);
        }

        yield return Segment.LineBreak;
    }

    // A system's own words reach the terminal here; an escape sequence among them would move the cursor or worse.
    private static string Clean(string text)
    {
        if (!text.Any(char.IsControl))
            return text;
        var clean = new StringBuilder(text.Length);
        foreach (var character in text)
            clean.Append(char.IsControl(character) ? ' ' : character);
        return clean.ToString();
    }
}
