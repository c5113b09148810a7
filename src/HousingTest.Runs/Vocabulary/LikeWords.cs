using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// Words as people remember them. One fits another when it is part of it, when it is one letter out in five, or when both begin alike: so "instalmant",
/// "refunds", "priorities" and "succession" find what they mean.
/// </summary>
internal static partial class LikeWords
{
    // Shorter beginnings are shared by words that have nothing to do with each other: letters and lettings.
    private const int Beginning = 5;

    /// <summary>Each word of a text once, in capitals.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Word().Matches(text).Select(word => word.Value.ToUpperInvariant()).Distinct(StringComparer.Ordinal)];

    /// <summary>Whether somebody who says one may mean the other; both in capitals.</summary>
    public static bool Fit(string word, string known) =>
        known.Contains(word, StringComparison.Ordinal) || (known.Length > 3 && word.Contains(known, StringComparison.Ordinal))
        || EditDistance.IsSlip(word, known) || BeginAlike(word, known);

    private static bool BeginAlike(string one, string other) =>
        one.Zip(other).TakeWhile(pair => pair.First == pair.Second).Count() is var alike && alike >= Beginning && 2 * alike >= Math.Max(one.Length, other.Length);

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
