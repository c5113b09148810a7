using System.Data.Common;

namespace ReferenceHousing.Schema;

/// <summary>What each kind of database says in its own way. All other SQL of the system is taken as it stands by every one of them.</summary>
public abstract class Dialect
{
    /// <summary>The kind that the setting <c>Database:Engine</c> names; SQLite when it names none.</summary>
    public static Dialect Named(string? engine) => engine?.ToLowerInvariant() switch
    {
        null or "" or "sqlite" => new SqliteDialect(),
        "postgres" => new PostgresDialect(),
        "sqlserver" => new SqlServerDialect(),
        _ => throw new RefusedException(Refusal.Invalid, "Database:Engine", $"There is no database engine '{engine}'. Set Database:Engine to sqlite, postgres or sqlserver, and start again."),
    };

    /// <summary>A connection, closed as yet.</summary>
    public abstract DbConnection Connect(string connectionString);

    /// <summary>Run once at the start, outside any transaction; null for nothing.</summary>
    public virtual string? Prepare => null;

    /// <summary>Run first in every transaction that writes, so that what it reads still holds when it commits; null where beginning one does that.</summary>
    public virtual string? BeginWriting => null;

    /// <summary>The schema, written with SQLite's types, as this database takes it.</summary>
    public abstract string Schema(string sql);

    /// <summary>An INSERT of one row, answered by its id.</summary>
    public abstract string InsertedId(string insert);

    /// <summary>How many letters a text has.</summary>
    public virtual string Length(string text) => $"LENGTH({text})";

    /// <summary>A query that ends with its ORDER BY, cut off after so many rows.</summary>
    public abstract string First(int rows, string query);
}
