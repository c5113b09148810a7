namespace Reqnroll;

/// <summary>A table beneath a step: a header of column names, and rows.</summary>
public class DataTable : Table
{
    /// <summary>Makes a table without rows.</summary>
    public DataTable(params string[] header)
        : base(header)
    {
    }

    /// <summary>The same table under its newer name; cells that change in one do not change in the other.</summary>
    public static DataTable FromTable(Table table)
    {
        var copy = new DataTable([.. table.Header]);
        foreach (var row in table.Rows)
            copy.AddRow([.. row.Values]);
        return copy;
    }
}
