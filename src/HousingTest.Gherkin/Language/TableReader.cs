namespace HousingTest.Gherkin.Language;

/// <summary>Gathers the rows of one table.</summary>
internal sealed class TableReader(SyntaxProblems problems)
{
    private readonly List<TableRow> _rows = [];

    public void Add(SourceLine line) => _rows.Add(TableRows.Read(line));

    /// <summary>The rows that have as many cells as the first. Of the others the first is reported: mostly it is the table's first row that is wrong then.</summary>
    public IReadOnlyList<TableRow> Rows()
    {
        if (_rows.Count == 0)
            return [];
        var width = _rows[0].Cells.Count;
        if (_rows.Find(row => row.Cells.Count != width) is not { } ragged)
            return _rows;
        problems.RaggedRow(ragged, width);
        return [.. _rows.Where(row => row.Cells.Count == width)];
    }
}
