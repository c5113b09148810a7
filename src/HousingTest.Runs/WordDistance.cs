namespace HousingTest.Runs;

/// <summary>How far one word is from another for somebody who types.</summary>
internal static class WordDistance
{
    /// <summary>A word so long may have one slip and still be meant.</summary>
    public const int LettersForEachSlip = 5;

    /// <summary>A letter that is wrong, missing, too many, or changed places with its neighbour is one slip.</summary>
    public static int Slips(string one, string other)
    {
        var (last, above) = (new int[other.Length + 1], Enumerable.Range(0, other.Length + 1).ToArray());
        for (var row = 1; row <= one.Length; row++)
        {
            var line = new int[other.Length + 1];
            line[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var same = one[row - 1] == other[column - 1];
                line[column] = Math.Min(above[column - 1] + (same ? 0 : 1), Math.Min(above[column], line[column - 1]) + 1);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                    line[column] = Math.Min(line[column], last[column - 2] + 1);
            }

            (last, above) = (above, line);
        }

        return above[^1];
    }
}
