using System.Text.RegularExpressions;

namespace HousingTest.Definitions.Yaml;

/// <summary>The words that a file uses for a set of meanings.</summary>
internal static partial class Words
{
    /// <summary>The members of an enum as people write them: <c>ScreenField</c> is <c>screen field</c>.</summary>
    public static IReadOnlyDictionary<string, T> Of<T>() where T : struct, Enum =>
        Of(Enum.GetValues<T>().Select(value => (Spaced().Replace(value.ToString(), " $0").ToLowerInvariant(), value)));

    /// <summary>The words given, found whatever their case.</summary>
    public static IReadOnlyDictionary<string, T> Of<T>(IEnumerable<(string Word, T Meaning)> words) =>
        words.ToDictionary(word => word.Word, word => word.Meaning, StringComparer.OrdinalIgnoreCase);

    /// <summary>Yes and no, as <c>true</c> and <c>false</c>.</summary>
    public static IReadOnlyDictionary<string, bool> Truth { get; } = Of([("true", true), ("false", false)]);

    [GeneratedRegex("(?<!^)[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex Spaced();
}
