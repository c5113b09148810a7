using System.Data;
using System.Globalization;
using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>A connection to the server; nobody else's pool takes it over with what was set for it.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly SqlConnection connection;

    private Connection(SqlConnection connection) => this.connection = connection;

    public bool IsOpen => connection.State == ConnectionState.Open;

    /// <summary>Opens one.</summary>
    /// <param name="text">Connection string, with the password.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Connection> OpenAsync(string text, CancellationToken cancellationToken)
    {
        var builder = new SqlConnectionStringBuilder(text) { Pooling = false, ApplicationName = Writer.Harness, MultipleActiveResultSets = false, Enlist = false };
        var opened = new SqlConnection(builder.ToString());
        try
        {
            await opened.OpenAsync(cancellationToken);
            return new Connection(opened);
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a batch, and answers how many rows it touched. Parameters are @p1, @p2 …; a batch without any may leave temporary tables for the next.</summary>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<object?> parameters)
    {
        await using var command = Command(sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Runs statements, some hundreds in one journey to the server: none that has to stand alone in its batch.</summary>
    public async Task ExecuteAllAsync(IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var some in statements.Chunk(100))
            await ExecuteAsync(string.Join(";\n", some), cancellationToken);
    }

    /// <summary>Runs statements each in a batch of its own: what makes views, procedures, triggers and schemas must stand alone.</summary>
    public async Task ExecuteEachAsync(IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
            await ExecuteAsync(statement, cancellationToken);
    }

    /// <summary>The first column of the first row as text; null when it is null or there is no row.</summary>
    public async Task<string?> ScalarAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<object?> parameters) =>
        (await RowsAsync(sql, cancellationToken, parameters)) is [var first, ..] ? first[0] : null;

    /// <summary>The same as a number; 0 for none.</summary>
    public async Task<long> NumberAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<object?> parameters) =>
        long.Parse(await ScalarAsync(sql, cancellationToken, parameters) ?? "0", CultureInfo.InvariantCulture);

    /// <summary>Rows as text.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string?>>> RowsAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<object?> parameters)
    {
        var rows = new List<IReadOnlyList<string?>>();
        await ReadAsync(sql, reader => rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i))]), parameters, cancellationToken);
        return rows;
    }

    /// <summary>Rows as values, by column name.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> ValuesAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<object?> parameters)
    {
        var rows = new List<IReadOnlyDictionary<string, Value>>();
        await ReadAsync(sql, reader => rows.Add(Values.Row(reader)), parameters, cancellationToken);
        return rows;
    }

    /// <summary>Goes through the rows of every result.</summary>
    public async Task ReadAsync(string sql, Action<SqlDataReader> read, IReadOnlyList<object?> parameters, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, parameters);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        do
        {
            while (await reader.ReadAsync(cancellationToken))
                read(reader);
        }
        while (await reader.NextResultAsync(cancellationToken));
    }

    /// <summary>Names of the columns that a query gives: which a catalogue view has depends on the server's version.</summary>
    public async Task<IReadOnlySet<string>> ColumnsAsync(string sql, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, []);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return Enumerable.Range(0, reader.FieldCount).Select(reader.GetName).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>A reader over rows as they come, in the driver's own types.</summary>
    public async Task ReadWholeAsync(string sql, Func<SqlDataReader, Task> read, CancellationToken cancellationToken)
    {
        await using var command = Command(sql, []);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellationToken);
        await read(reader);
    }

    /// <summary>A bulk copy over this connection, within its transaction.</summary>
    public SqlBulkCopy BulkCopy(string table, SqlBulkCopyOptions options) => new(connection, options, externalTransaction: null)
    {
        DestinationTableName = table,
        BulkCopyTimeout = 0,
        EnableStreaming = true,
    };

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private SqlCommand Command(string sql, IReadOnlyList<object?> parameters)
    {
        var command = new SqlCommand(sql, connection) { CommandTimeout = 0 };
        for (var i = 0; i < parameters.Count; i++)
            command.Parameters.AddWithValue($"@p{i + 1}", parameters[i] ?? DBNull.Value);
        return command;
    }

    private static string? Text(SqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : Values.Of(reader.GetValue(column)).ToString();
}
