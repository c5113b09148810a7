namespace HousingTest.Environments;

/// <summary>Finds where each hunk fits exactly, nearest to where it says, and makes the new text. Pure.</summary>
internal static class HunkPlacer
{
    public static Placed Apply(SourceText before, IReadOnlyList<PatchHunk> hunks)
    {
        var made = new List<string>();
        var misfits = new List<Misfit>();
        var ends = before.EndsWithLineEnd;
        var (taken, shift) = (0, 0);
        foreach (var (number, hunk) in hunks.Index())
        {
            // A hunk without lines to match says the line that it follows, any other the line that it starts at.
            var said = Math.Max(0, hunk.Before.Count == 0 ? hunk.Start : hunk.Start - 1);
            var found = Find(before.Lines, hunk.Before, said + shift, taken);
            if (found is not { } at)
            {
                misfits.Add(Explain(before.Lines, hunk, number + 1, said + shift, taken));
                continue;
            }

            shift = at - said;
            made.AddRange(before.Lines.Skip(taken).Take(at - taken));
            made.AddRange(hunk.After.Select(line => line.Text));
            taken = at + hunk.Before.Count;
            if (taken == before.Lines.Count && hunk.After.Count > 0)
                ends = hunk.After[^1].Ends;
        }

        made.AddRange(before.Lines.Skip(taken));
        return new Placed(before with { Lines = made, EndsWithLineEnd = ends }, misfits);
    }

    private static int? Find(IReadOnlyList<string> lines, IReadOnlyList<PatchLine> wanted, int said, int first)
    {
        var last = lines.Count - wanted.Count;
        for (var distance = 0; distance <= lines.Count + Math.Abs(said); distance++)
        {
            if (Fits(said - distance))
                return said - distance;
            if (Fits(said + distance))
                return said + distance;
            if (wanted.Count == 0)
                return null;
        }

        return null;

        bool Fits(int at) => at >= first && at <= last && Enumerable.Range(0, wanted.Count).All(i => Same(lines[at + i], wanted[i].Text));
    }

    private static bool Same(string line, string wanted) => string.Equals(line, wanted, StringComparison.Ordinal);

    private static Misfit Explain(IReadOnlyList<string> lines, PatchHunk hunk, int number, int said, int first)
    {
        if (hunk.After.Count > 0 && Find(lines, hunk.After, said, first) is { } already)
            return new Misfit(hunk, number, already + 1, "the lines are there as the patch would leave them; perhaps it is applied already");
        for (var i = 0; i < hunk.Before.Count; i++)
        {
            var at = said + i;
            if (at >= lines.Count)
                return new Misfit(hunk, number, at + 1, $"expected: {hunk.Before[i].Text}\nfound:    the end of the file, which has {lines.Count} lines");
            if (!Same(lines[at], hunk.Before[i].Text))
                return new Misfit(hunk, number, at + 1, $"expected: {hunk.Before[i].Text}\nfound:    {lines[at]}");
        }

        return new Misfit(hunk, number, said + 1, "an earlier hunk of the patch has taken these lines");
    }
}

/// <summary>The text with every hunk that fits, and those that don't.</summary>
internal sealed record Placed(SourceText Text, IReadOnlyList<Misfit> Misfits);

/// <summary>A hunk that fits nowhere, and the first line at which it fails where it says it belongs.</summary>
internal sealed record Misfit(PatchHunk Hunk, int Number, int FileLine, string Why);
