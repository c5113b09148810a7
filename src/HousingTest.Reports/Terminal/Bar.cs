using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>A bar of progress as text.</summary>
internal static class Bar
{
    /// <summary>As many full cells as have been done; full only when all have been.</summary>
    public static string Of(int done, int total, int width, IAnsiConsole console)
    {
        var (full, open) = console.Profile.Capabilities.Unicode ? ('█', '░') : ('#', '.');
        var cells = total == 0 ? 0 : (int)Math.Clamp((long)done * width / total, 0, width);
        return new string(full, cells) + new string(open, width - cells);
    }
}
