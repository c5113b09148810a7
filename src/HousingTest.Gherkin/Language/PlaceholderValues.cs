namespace HousingTest.Gherkin.Language;

/// <summary>The values of one example row, which are put in place of <c>&lt;column&gt;</c>, one column after the other: a value may name a later column.</summary>
internal sealed class PlaceholderValues
{
    private readonly (string Placeholder, string Value)[] _values;
    private readonly PickleSize? _size;

    public PlaceholderValues(TableRow header, TableRow row, PickleSize size)
    {
        Row = row;
        _size = size;
        _values = [.. header.Cells.Zip(row.Cells, (name, cell) => ($"<{name.Value}>", cell.Value))];
    }

    private PlaceholderValues() => _values = [];

    /// <summary>Outside an outline: nothing is filled.</summary>
    public static PlaceholderValues None { get; } = new();

    public TableRow? Row { get; }

    public string Fill(string text)
    {
        _size?.AddText();
        if (_values.Length == 0 || !text.Contains('<', StringComparison.Ordinal))
            return text;
        foreach (var (placeholder, value) in _values)
        {
            _size!.AddFilling(text, placeholder, value);
            text = text.Replace(placeholder, value, StringComparison.Ordinal);
        }

        return text;
    }
}
