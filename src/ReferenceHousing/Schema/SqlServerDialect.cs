using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.SqlClient;

namespace ReferenceHousing.Schema;

/// <summary>SQL Server, 2016 and later.</summary>
public sealed partial class SqlServerDialect : Dialect
{
    // Whoever writes has to wait for it; it goes with the transaction.
    public override string BeginWriting => "EXEC sp_getapplock @Resource = 'ReferenceHousing', @LockMode = 'Exclusive', @LockOwner = 'Transaction'";

    public override DbConnection Connect(string connectionString) => new SqlConnection(connectionString);

    // Texts sort by their bytes, as in the other databases. They have a length, for what is indexed must have one.
    public override string Schema(string sql)
    {
        var typed = sql
            .Replace("INTEGER PRIMARY KEY AUTOINCREMENT", "BIGINT IDENTITY PRIMARY KEY", StringComparison.Ordinal)
            .Replace(" INTEGER ", " BIGINT ", StringComparison.Ordinal)
            .Replace(" TEXT ", " NVARCHAR(800) COLLATE Latin1_General_100_BIN2 ", StringComparison.Ordinal);
        typed = TableIfMissing().Replace(typed, "IF OBJECT_ID('${name}') IS NULL CREATE TABLE ${name} ");
        return IndexIfMissing().Replace(typed, "IF NOT EXISTS (SELECT 1 FROM sys.indexes WHERE name = '${name}') CREATE INDEX ${name} ");
    }

    public override string InsertedId(string insert) => $"{insert}; SELECT CAST(SCOPE_IDENTITY() AS BIGINT)";

    public override string First(int rows, string query) => $"{query} OFFSET 0 ROWS FETCH NEXT {rows} ROWS ONLY";

    public override string Length(string text) => $"LEN({text})";

    [GeneratedRegex(@"CREATE TABLE IF NOT EXISTS (?<name>\w+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex TableIfMissing();

    [GeneratedRegex(@"CREATE INDEX IF NOT EXISTS (?<name>\w+) ", RegexOptions.ExplicitCapture)]
    private static partial Regex IndexIfMissing();
}
