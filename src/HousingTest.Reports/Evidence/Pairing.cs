namespace HousingTest.Reports;

/// <summary>Puts what two releases did side by side.</summary>
internal static class Pairing
{
    /// <summary>The first of a kind beside the first, the second beside the second; what only one side has stands alone, after the others.</summary>
    public static IEnumerable<(T? Before, T? After)> Of<T, TKey>(IEnumerable<T> before, IEnumerable<T> after, Func<T, TKey> kind)
        where T : class
        where TKey : notnull
    {
        var others = after.ToList();
        var waiting = others.GroupBy(kind).ToDictionary(group => group.Key, group => new Queue<T>(group));
        var paired = new HashSet<T>(ReferenceEqualityComparer.Instance);
        foreach (var each in before)
        {
            var other = waiting.TryGetValue(kind(each), out var queue) && queue.TryDequeue(out var next) ? next : null;
            if (other is not null)
                paired.Add(other);
            yield return (each, other);
        }

        foreach (var each in others)
        {
            if (!paired.Contains(each))
                yield return (null, each);
        }
    }
}
