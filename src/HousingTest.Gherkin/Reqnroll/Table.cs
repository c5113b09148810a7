using System.Text;

namespace Reqnroll;

/// <summary>A table beneath a step, under its older name; <see cref="DataTable"/> is the one to use.</summary>
public class Table
{
    private readonly string[] _header;

    /// <summary>Makes a table without rows.</summary>
    public Table(params string[] header)
    {
        if (header.Length == 0)
            throw new ArgumentException("A table needs at least one column", nameof(header));
        _header = header;
    }

    /// <summary>Names of the columns, in order.</summary>
    public ICollection<string> Header => _header;

    /// <summary>The rows beneath the header.</summary>
    public DataTableRows Rows { get; } = new();

    /// <summary>How many rows there are, without the header.</summary>
    public int RowCount => Rows.Count;

    /// <summary>Whether there is a column of this name.</summary>
    public bool ContainsColumn(string column) => Array.IndexOf(_header, column) >= 0;

    /// <summary>Adds a row by column names; cells that are not named are empty.</summary>
    public void AddRow(IDictionary<string, string> values)
    {
        var cells = new string[_header.Length];
        Array.Fill(cells, "");
        foreach (var (column, cell) in values)
            cells[IndexOf(column)] = cell;
        AddRow(cells);
    }

    /// <summary>Adds a row in the order of the columns.</summary>
    public void AddRow(params string[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Length != _header.Length)
            throw new ArgumentException($"The row has {cells.Length} cells, the table {_header.Length} columns:\n{this}", nameof(cells));
        Rows.Add(new DataTableRow(this, cells));
    }

    /// <summary>Gives a column another name.</summary>
    public void RenameColumn(string oldColumn, string newColumn) => _header[IndexOf(oldColumn)] = newColumn;

    /// <summary>The table as it would stand in a feature file.</summary>
    public override string ToString()
    {
        var lines = Rows.Select(row => row.Values.ToArray()).Prepend(_header).ToList();
        var widths = Enumerable.Range(0, _header.Length).Select(column => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
            text.Append("| ").AppendJoin(" | ", line.Zip(widths, (cell, width) => cell.PadRight(width))).Append(" |\n");
        return text.ToString();
    }

    internal int IndexOf(string column)
    {
        var index = Array.IndexOf(_header, column);
        return index >= 0 ? index : throw new ReqnrollException($"The table has no column '{column}'; it has: {string.Join(", ", _header)}");
    }
}
