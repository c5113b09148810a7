using Spectre.Console;

namespace HousingTest.Cli;

/// <summary>Consoles with colour and redrawing on a terminal only: a file, a pipe or a pipeline gets plain lines.</summary>
public static class Terminal
{
    /// <summary>Where answers go.</summary>
    public static IAnsiConsole Out() => Create(Console.Out, Console.IsOutputRedirected);

    /// <summary>Where problems and progress go.</summary>
    public static IAnsiConsole Error() => Create(Console.Error, Console.IsErrorRedirected);

    private static IAnsiConsole Create(TextWriter writer, bool redirected)
    {
        // NO_COLOR is a promise to people who ask for none (no-color.org): any value counts.
        var plain = redirected || Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 } || string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Interactive = plain ? InteractionSupport.No : InteractionSupport.Detect,
        });
    }
}
