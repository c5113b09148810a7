namespace HousingTest.Comparison;

/// <summary>Puts lines together that the other side does not have as they are: those that look the same but for numbers first, then by order.</summary>
internal static class LinePairs
{
    /// <summary>Each line once, alone where there is no other for it.</summary>
    /// <param name="before">Lines of the baseline with their places, in order.</param>
    /// <param name="after">Lines of the candidate.</param>
    /// <param name="apart">True when lines that do not look the same are never one line that changed.</param>
    public static IEnumerable<((int Index, string Text)? Before, (int Index, string Text)? After)> Of(
        IReadOnlyList<(int Index, string Text)> before, IReadOnlyList<(int Index, string Text)> after, bool apart = false)
    {
        var waiting = after.GroupBy(line => Quantities.Shape(line.Text), StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<(int Index, string Text)>(group), StringComparer.Ordinal);
        var partner = new Dictionary<int, (int Index, string Text)>();
        if (!apart)
        {
            foreach (var line in before)
            {
                if (waiting.TryGetValue(Quantities.Shape(line.Text), out var alike) && alike.TryDequeue(out var other))
                    partner[line.Index] = other;
            }
        }

        var left = new Queue<(int Index, string Text)>(waiting.Values.SelectMany(queue => queue).OrderBy(line => line.Index));
        foreach (var line in before)
        {
            if (partner.TryGetValue(line.Index, out var other) || (!apart && left.TryDequeue(out other)))
                yield return (line, other);
            else
                yield return (line, null);
        }

        foreach (var line in left)
            yield return (null, line);
    }
}
