namespace HousingTest.Comparison;

/// <summary>What is left of two lists of texts after taking out, one for one, what both have.</summary>
internal static class Unshared
{
    public static (List<string> Before, List<string> After) Of(IEnumerable<string> before, IEnumerable<string> after)
    {
        var counts = before.CountBy(text => text, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var only = new List<string>();
        foreach (var text in after.Order(StringComparer.Ordinal))
        {
            if (counts.TryGetValue(text, out var count) && count > 0)
                counts[text] = count - 1;
            else
                only.Add(text);
        }

        return ([.. counts.OrderBy(entry => entry.Key, StringComparer.Ordinal).SelectMany(entry => Enumerable.Repeat(entry.Key, entry.Value))], only);
    }
}
