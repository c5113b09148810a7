namespace HousingTest.Gherkin.Language;

/// <summary>Reads one step: its line, and what stands beneath it, which is a table, a text, or one of each in either order.</summary>
internal sealed class StepReader
{
    private readonly LineReader _lines;
    private readonly SourceLine _line;
    private readonly StepKeyword _keyword;
    private TableReader? _table;
    private DocString? _docString;

    /// <summary>Takes the step's line.</summary>
    public StepReader(LineReader lines)
    {
        _lines = lines;
        _line = lines.Take();
        _keyword = _line.StepKeyword(lines.Dialect)!;
        MayFollow = LineKinds.Row | LineKinds.Fence;
    }

    /// <summary>What may still stand beneath the step.</summary>
    public LineKinds MayFollow { get; private set; }

    public void AddRow()
    {
        if (_docString is not null)
            MayFollow = LineKinds.Row;
        _table ??= new TableReader(_lines.Problems);
        _table.Add(_lines.Take());
    }

    public void AddDocString()
    {
        MayFollow = _table is null ? LineKinds.Row : LineKinds.Other;
        _docString = _lines.TakeDocString();
    }

    public Step Step()
    {
        var rows = _table?.Rows();
        return new Step(
            _line.Start,
            _keyword.Text,
            _keyword.Type,
            _line.Behind(_keyword.Text.Length),
            _docString,
            rows is null ? null : new Table(rows[0].Location, rows));
    }
}
