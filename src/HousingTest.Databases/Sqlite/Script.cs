using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace HousingTest.Databases.Sqlite;

/// <summary>A script of many statements, run one after the other: SQLite itself says where each ends, so that a trigger's body or a text with a semicolon stays whole.</summary>
internal sealed class Script(Session session)
{
    public void Run(string name, string sql, CancellationToken cancellationToken) => session.WriteFreely(
        () =>
        {
            ReadOnlySpan<byte> rest = Encoding.UTF8.GetBytes(sql);
            var line = 1;
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var start = StartOf(rest);
                line += rest[..start].Count((byte)'\n');
                rest = rest[start..];
                if (rest.IsEmpty)
                    break;
                var length = Statement(name, line, rest, cancellationToken);
                line += rest[..length].Count((byte)'\n');
                rest = rest[length..];
            }

            if (raw.sqlite3_get_autocommit(session.Handle) == 0)
                throw DatabaseProblems.ScriptUnfinished(name);
        },
        cancellationToken);

    /// <summary>Runs the statement with which a text begins, and answers how many bytes it takes.</summary>
    private int Statement(string name, int line, ReadOnlySpan<byte> text, CancellationToken cancellationToken)
    {
        try
        {
            var result = raw.sqlite3_prepare_v2(session.Handle, text, out var statement, out var tail);
            using (statement)
            {
                if (result != raw.SQLITE_OK)
                    SqliteException.ThrowExceptionForRC(result, session.Handle);
                session.Wait(() => Finish(statement), cancellationToken);
            }

            return text.Length - tail.Length;
        }
        catch (SqliteException refused)
        {
            throw DatabaseProblems.ScriptRefused(name, line, refused);
        }
    }

    private static int Finish(sqlite3_stmt statement)
    {
        int result;
        do
            result = raw.sqlite3_step(statement);
        while (result == raw.SQLITE_ROW);
        return result == raw.SQLITE_DONE ? raw.SQLITE_OK : raw.sqlite3_reset(statement);
    }

    /// <summary>Where the next statement begins: past blanks, semicolons and comments, so that its line is the one that a person looks for.</summary>
    private static int StartOf(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var rest = text[at..];
            if (rest[0] <= (byte)' ' || rest[0] == (byte)';')
                at++;
            else if (rest.StartsWith("--"u8))
                at += rest.IndexOf((byte)'\n') is var end and >= 0 ? end : rest.Length;
            else if (rest.StartsWith("/*"u8))
                at += rest.IndexOf("*/"u8) is var close and >= 0 ? close + 2 : rest.Length;
            else if (rest.StartsWith(Encoding.UTF8.Preamble))
                at += Encoding.UTF8.Preamble.Length;
            else
                break;
        }

        return at;
    }
}
