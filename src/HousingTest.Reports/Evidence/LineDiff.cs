using DiffPlex;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;

namespace HousingTest.Reports;

/// <summary>A line of two texts laid over each other.</summary>
/// <param name="Kind">Whether both have it.</param>
/// <param name="Text">The line; for a gap how many lines are left out.</param>
public sealed record DiffLine(DiffLineKind Kind, string Text);

/// <summary>Where a line stands.</summary>
public enum DiffLineKind
{
    /// <summary>In both.</summary>
    Same,

    /// <summary>Only before.</summary>
    Removed,

    /// <summary>Only after.</summary>
    Added,

    /// <summary>Lines of both that are left out.</summary>
    Gap,
}

/// <summary>Lays two texts over each other, with a little of what surrounds each change.</summary>
internal static class LineDiff
{
    private const int Context = 2;
    private const int Most = 200;

    /// <summary>Changed lines with two lines around them; empty when the texts are equal.</summary>
    public static IReadOnlyList<DiffLine> Of(string before, string after)
    {
        var all = new InlineDiffBuilder(new Differ())
            .BuildDiffModel(before.ReplaceLineEndings("\n"), after.ReplaceLineEndings("\n")).Lines
            .Select(line => new DiffLine(Kind(line.Type), line.Text ?? ""))
            .ToList();
        var shown = new bool[all.Count];
        for (var index = 0; index < all.Count; index++)
        {
            for (var near = index - Context; all[index].Kind != DiffLineKind.Same && near <= index + Context; near++)
            {
                if (near >= 0 && near < all.Count)
                    shown[near] = true;
            }
        }

        return shown.Contains(true) ? Cut(all, shown) : [];
    }

    private static List<DiffLine> Cut(List<DiffLine> all, bool[] shown)
    {
        var lines = new List<DiffLine>();
        var left = 0;
        for (var index = 0; index < all.Count; index++)
        {
            if (!shown[index] || lines.Count >= Most)
            {
                left++;
                continue;
            }

            AddGap();
            lines.Add(all[index]);
        }

        AddGap();
        return lines;

        void AddGap()
        {
            if (left > 0)
                lines.Add(new DiffLine(DiffLineKind.Gap, Sentences.Count(left, "line")));
            left = 0;
        }
    }

    private static DiffLineKind Kind(ChangeType type) => type switch
    {
        ChangeType.Inserted => DiffLineKind.Added,
        ChangeType.Deleted => DiffLineKind.Removed,
        _ => DiffLineKind.Same,
    };
}
