namespace HousingTest.Comparison;

/// <summary>Lines of the tables in which something differs, differing or not, so that what all of them share is not taken for telling.</summary>
/// <param name="subjects">Subjects of the candidate's outcome.</param>
internal sealed class LookedAt(SubjectNames subjects)
{
    private readonly List<Line> lines = [];

    public IReadOnlyList<Line> Lines => lines;

    /// <summary>Takes in a line and answers it.</summary>
    /// <param name="table">Which table of which screen or file.</param>
    /// <param name="cells">Column → text.</param>
    public Line See(string table, IReadOnlyDictionary<string, string> cells)
    {
        lines.Add(new Line(table, cells, subjects));
        return lines[^1];
    }
}
