using System.Runtime.InteropServices;
using System.Text;
using HousingTest.Model;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>
/// A prepared statement. Loading an estate and hashing a town go through millions of values, which ADO.NET's parameters and readers
/// would take three times as long for; so values go straight between <see cref="Value"/> and SQLite.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt handle;

    public Statement(sqlite3 database, string sql)
    {
        this.database = database;
        Check(raw.sqlite3_prepare_v2(database, sql, out handle));
    }

    public int Columns => raw.sqlite3_column_count(handle);

    public string ColumnName(int column) => raw.sqlite3_column_name(handle, column).utf8_to_string();

    /// <summary>Binds a parameter; the first is 1.</summary>
    public void Bind(int parameter, Value value) => Check(value switch
    {
        Value.Text text => raw.sqlite3_bind_text(handle, parameter, text.Content),
        Value.Integer integer => raw.sqlite3_bind_int64(handle, parameter, integer.Number),
        Value.Real real => raw.sqlite3_bind_double(handle, parameter, real.Number),
        // An empty span has no address, and SQLite takes a blob without an address for null.
        Value.Blob { Bytes.IsEmpty: true } => raw.sqlite3_bind_zeroblob(handle, parameter, 0),
        Value.Blob blob => raw.sqlite3_bind_blob(handle, parameter, blob.Bytes.Span),
        _ => raw.sqlite3_bind_null(handle, parameter),
    });

    public Statement With(params ReadOnlySpan<Value> values)
    {
        Reset();
        for (var i = 0; i < values.Length; i++)
            Bind(i + 1, values[i]);
        return this;
    }

    /// <summary>True while there is a row to read.</summary>
    public bool Step()
    {
        var result = raw.sqlite3_step(handle);
        if (result == raw.SQLITE_ROW)
            return true;
        if (result == raw.SQLITE_DONE)
            return false;
        Reset();
        Check(result);
        return false;
    }

    /// <summary>Runs to the end and gives the number of rows written.</summary>
    public int Run(params ReadOnlySpan<Value> values)
    {
        With(values);
        while (Step())
        {
        }

        var changes = raw.sqlite3_changes(database);
        Reset();
        return changes;
    }

    /// <summary>The first column of the first row; null without a row.</summary>
    public Value? Scalar(params ReadOnlySpan<Value> values)
    {
        With(values);
        var found = Step() ? Read(0) : null;
        Reset();
        return found;
    }

    public long Number(params ReadOnlySpan<Value> values) => Scalar(values) is Value.Integer integer ? integer.Number : 0;

    public int Kind(int column) => raw.sqlite3_column_type(handle, column);

    public long Int64(int column) => raw.sqlite3_column_int64(handle, column);

    public double Double(int column) => raw.sqlite3_column_double(handle, column);

    public bool IsNull(int column) => Kind(column) == raw.SQLITE_NULL;

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    /// <summary>A text as UTF-8, or a blob; valid until the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => Bytes(column, Kind(column));

    /// <summary>The same where the kind is known: each question to SQLite costs as much as a row's share of a digest.</summary>
    public ReadOnlySpan<byte> Bytes(int column, int kind)
    {
        if (kind == raw.SQLITE_BLOB)
            return raw.sqlite3_column_blob(handle, column);
        // A UTF-16 database's value is turned into UTF-8 by this; a text may hold zeros, so its length is asked for.
        var text = raw.sqlite3_column_text(handle, column);
        return MemoryMarshal.CreateReadOnlySpan(in text.GetPinnableReference(), raw.sqlite3_column_bytes(handle, column));
    }

    public Value Read(int column) => Kind(column) switch
    {
        raw.SQLITE_INTEGER => new Value.Integer(Int64(column)),
        raw.SQLITE_FLOAT => new Value.Real(Double(column)),
        raw.SQLITE_TEXT => new Value.Text(Text(column)),
        raw.SQLITE_BLOB => new Value.Blob(Bytes(column).ToArray()),
        _ => Value.None,
    };

    /// <summary>Ends reading: an open statement would keep a transaction open. The code that this returns repeats an error of the step before.</summary>
    public void Reset() => _ = raw.sqlite3_reset(handle);

    public void Dispose() => handle.Dispose();

    private void Check(int result)
    {
        if (result != raw.SQLITE_OK)
            SqliteException.ThrowExceptionForRC(result, database);
    }
}
