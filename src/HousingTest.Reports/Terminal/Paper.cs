using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>Writes lines to a console, wrapped at words, with the styles that all screens share.</summary>
internal sealed class Paper(IAnsiConsole console)
{
    // Without a terminal a width is unknown, and a log is read on wide screens.
    private const int Widest = 96;
    private const int Narrowest = 40;

    public static Style Bold { get; } = new(decoration: Decoration.Bold);

    public static Style Dim { get; } = new(decoration: Decoration.Dim);

    public static Style Bad { get; } = new(foreground: Color.Red, decoration: Decoration.Bold);

    public static Style Good { get; } = new(foreground: Color.Green, decoration: Decoration.Bold);

    /// <summary>Columns to write in.</summary>
    public int Width { get; } = console.Profile.Out.IsTerminal ? Math.Clamp(console.Profile.Width, Narrowest, Widest) : Widest;

    /// <summary>An empty line.</summary>
    public void Blank() => console.Write(new Line(""));

    /// <summary>A line as it is.</summary>
    public void Add(params IReadOnlyList<(string Text, Style Style)> parts) => console.Write(new Line(parts));

    /// <summary>A text from <paramref name="indent"/> on, wrapped at words and hanging there; its own line ends are kept.</summary>
    public void Text(int indent, string text, Style? style = null) => Labelled(new string(' ', indent), Style.Plain, text, style);

    /// <summary>A label, and a text beside it that hangs where it began.</summary>
    public void Labelled(string label, Style labelStyle, string text, Style? style = null)
    {
        var first = true;
        foreach (var line in Wrapping.Lines(text, Width - label.Length))
        {
            Add((first ? label : new string(' ', label.Length), labelStyle), (line, style ?? Style.Plain));
            first = false;
        }
    }
}
