namespace Reqnroll;

/// <summary>Columns of a table name no member of the type that is made of it.</summary>
/// <param name="columns">The columns.</param>
public class ColumnCouldNotBeBoundException(IList<string> columns)
    : ReqnrollException($"The table has columns that nothing is made of: {string.Join(", ", columns)}")
{
    /// <summary>The columns.</summary>
    public IList<string> Columns { get; } = columns;
}
