using Spectre.Console;

namespace HousingTest.Tests.Reports;

/// <summary>A console that is no terminal, and what was written to it.</summary>
internal sealed class PlainConsole
{
    private readonly StringWriter written = new();

    public PlainConsole() => Console = AnsiConsole.Create(new AnsiConsoleSettings
    {
        Ansi = AnsiSupport.No,
        ColorSystem = ColorSystemSupport.NoColors,
        Interactive = InteractionSupport.No,
        Out = new AnsiConsoleOutput(written),
    });

    public IAnsiConsole Console { get; }

    // Trailing spaces say nothing and editors strip them from approved files.
    public string Text => string.Join('\n', written.ToString().ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
}
