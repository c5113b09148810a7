using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace ReferenceHousing.Schema;

/// <summary>SQLite: a file, for one office or for trying things out.</summary>
public sealed class SqliteDialect : Dialect
{
    // Readers go on while somebody writes. The setting stays with the file and cannot change inside a transaction.
    public override string Prepare => "PRAGMA journal_mode = WAL";

    // A transaction of this driver takes the write lock at once.
    public override DbConnection Connect(string connectionString) =>
        new SqliteConnection(new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }.ToString());

    public override string Schema(string sql) => sql;

    public override string InsertedId(string insert) => $"{insert} RETURNING id";

    public override string First(int rows, string query) => $"{query} LIMIT {rows}";
}
