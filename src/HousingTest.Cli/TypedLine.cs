namespace HousingTest.Cli;

/// <summary>A command line as somebody could type it again.</summary>
public static class TypedLine
{
    /// <summary>The launcher and the words, those with blanks in quotes.</summary>
    public static string Of(IEnumerable<string> words) =>
        string.Join(' ', words.Select(word => word.Length == 0 || word.Any(char.IsWhiteSpace) ? $"\"{word}\"" : word).Prepend("./housingtest"));
}
