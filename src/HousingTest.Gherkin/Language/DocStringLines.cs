namespace HousingTest.Gherkin.Language;

/// <summary>Reads the lines between two fences.</summary>
internal static class DocStringLines
{
    public const string Quotes = "\"\"\"";
    public const string Backticks = "```";
    private const string EscapedQuotes = "\\\"\\\"\\\"";
    private const string EscapedBackticks = @"\`\`\`";

    /// <summary>Whether the line ends a text that the fence opened; what stands behind the fence does not matter.</summary>
    public static bool Ends(SourceLine line, string fence) => line.Content.StartsWith(fence, StringComparison.Ordinal);

    /// <summary>A line of the text: as much indentation as the opening fence has is taken off, and a fence with a backslash before each character is a fence.</summary>
    public static string Content(SourceLine line, int indent, string fence) =>
        line.Text[Math.Min(line.Indent, indent)..].Replace(fence is Quotes ? EscapedQuotes : EscapedBackticks, fence, StringComparison.Ordinal);
}
