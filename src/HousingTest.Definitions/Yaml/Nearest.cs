namespace HousingTest.Definitions.Yaml;

/// <summary>What someone may have meant.</summary>
internal static class Nearest
{
    /// <summary>
    /// The known words that a few slips of the finger turn into <paramref name="word"/>, nearest first, then in the order given; case is ignored.
    /// </summary>
    public static IEnumerable<string> To(string word, IEnumerable<string> known) =>
        from candidate in known
        let distance = Distance(word, candidate)
        where distance <= Math.Max(2, candidate.Length / 3)
        orderby distance
        select candidate;

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).</summary>
    public static int Distance(string one, string other)
    {
        var beforeLast = new int[other.Length + 1];
        var last = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = Same(one[i - 1], other[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(last[j] + 1, row[j - 1] + 1), last[j - 1] + change);
                if (i > 1 && j > 1 && Same(one[i - 1], other[j - 2]) && Same(one[i - 2], other[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last) = (last, row);
        }

        return last[other.Length];
    }

    private static bool Same(char one, char other) => char.ToUpperInvariant(one) == char.ToUpperInvariant(other);
}
