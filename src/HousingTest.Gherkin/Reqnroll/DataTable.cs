namespace Reqnroll;

/// <summary>A table beneath a step: a header of column names, and rows.</summary>
public class DataTable : Table
{
    /// <summary>Makes a table without rows.</summary>
    public DataTable(params string[] header)
        : base(header)
    {
    }
}
