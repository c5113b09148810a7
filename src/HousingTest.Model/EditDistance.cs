namespace HousingTest.Model;

/// <summary>How far apart two texts are for somebody who types; case is ignored.</summary>
public static class EditDistance
{
    // One letter out in so many is a slip; more is another word.
    private const int LettersForEachSlip = 5;

    /// <summary>True when a word is another one but for a slip in every five of its letters.</summary>
    public static bool IsSlip(string word, string meant) => Of(word, meant) <= word.Length / LettersForEachSlip;

    /// <summary>How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).</summary>
    public static int Of(string one, string other)
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
