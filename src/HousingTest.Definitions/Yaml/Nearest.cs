using HousingTest.Model;

namespace HousingTest.Definitions.Yaml;

/// <summary>What someone may have meant.</summary>
internal static class Nearest
{
    /// <summary>
    /// The known words that a few slips of the finger turn into <paramref name="word"/>, nearest first, then in the order given; case is ignored.
    /// </summary>
    public static IEnumerable<string> To(string word, IEnumerable<string> known) =>
        from candidate in known
        let distance = EditDistance.Of(word, candidate)
        where distance <= Math.Max(2, candidate.Length / 3)
        orderby distance
        select candidate;
}
