namespace HousingTest.Estates.Draws;

/// <summary>A word and how often it is to come up.</summary>
internal readonly record struct WordShare(string Word, decimal Share)
{
    /// <summary>The word at a place from 0 to 1 when the shares lie end to end; the last one takes what is left.</summary>
    public static string At(decimal place, params ReadOnlySpan<WordShare> shares)
    {
        foreach (var (word, share) in shares)
        {
            if (place < share)
                return word;
            place -= share;
        }

        return shares[^1].Word;
    }
}
