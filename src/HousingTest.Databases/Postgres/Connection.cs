using HousingTest.Model;
using Npgsql;
using NpgsqlTypes;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// A connection on which every value goes as text, so that nothing of a type that this program does not know gets lost, and every setting that changes how a value is
/// written is pinned.
/// </summary>
internal sealed class Connection : IAsyncDisposable
{
    private const string Pinned =
        "-c datestyle=ISO,YMD -c intervalstyle=postgres -c timezone=UTC -c extra_float_digits=1 -c bytea_output=hex -c lc_monetary=C -c xmloption=content -c row_security=off"
        // A statement is planned once and not for each value: what it looks for is always few rows, by key.
        + " -c plan_cache_mode=force_generic_plan";

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;

    private Connection(NpgsqlDataSource source)
    {
        this.source = source;
        connection = source.CreateConnection();
    }

    public bool IsOpen => connection.State == System.Data.ConnectionState.Open;

    /// <summary>How many statements the server has answered.</summary>
    public int Answers { get; private set; }

    /// <summary>Opens one.</summary>
    /// <param name="text">Connection string, with the password.</param>
    /// <param name="pinned">True for reading and keeping values; false to be as any other connection to this database, for work of the system's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<Connection> OpenAsync(string text, bool pinned, CancellationToken cancellationToken)
    {
        var builder = new NpgsqlConnectionStringBuilder(text)
        {
            Pooling = false,
            ApplicationName = Writer.Harness,
            CommandTimeout = 0,
        };
        if (pinned)
        {
            builder.Options = Pinned;
            // A rewind is two dozen small statements, the same each time: to read and plan them anew takes longer than to do what they say.
            builder.MaxAutoPrepare = 500;
            builder.AutoPrepareMinUsages = 2;
        }

        // Types are asked for as text; learning them all first would be most of the time that a connection takes.
        var untyped = new NpgsqlDataSourceBuilder(builder.ToString()).ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        var opened = new Connection(untyped.Build());
        try
        {
            await opened.connection.OpenAsync(cancellationToken);
            return opened;
        }
        catch
        {
            await opened.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs a statement, and answers how many rows it touched. Parameters are $1, $2 … of whatever type the statement makes of them.</summary>
    public async Task<int> ExecuteAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<string?> parameters)
    {
        await using var command = Prepared(sql, parameters);
        var rows = await command.ExecuteNonQueryAsync(cancellationToken);
        Answers++;
        return rows;
    }

    /// <summary>Runs several statements that take no parameters, in one journey to the server.</summary>
    public async Task ExecuteAllAsync(IEnumerable<string> statements, CancellationToken cancellationToken)
    {
        foreach (var some in statements.Chunk(200))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var statement in some)
                batch.BatchCommands.Add(new NpgsqlBatchCommand(statement));
            await batch.ExecuteNonQueryAsync(cancellationToken);
            Answers++;
        }
    }

    /// <summary>
    /// Runs several statements in one journey to the server, and answers the rows of each. Their columns must be texts: what comes in one journey cannot be asked for as text.
    /// </summary>
    public async Task<IReadOnlyList<IReadOnlyList<IReadOnlyList<string?>>>> BatchAsync(IReadOnlyList<Command> commands, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var command in commands)
        {
            var one = new NpgsqlBatchCommand(command.Sql);
            foreach (var parameter in command.Parameters)
                one.Parameters.Add(Parameter(parameter));
            batch.BatchCommands.Add(one);
        }

        var results = new List<IReadOnlyList<IReadOnlyList<string?>>>(commands.Count);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        Answers++;
        for (var i = 0; i < commands.Count; i++)
        {
            // What answers no rows is passed over by the reader.
            var rows = new List<IReadOnlyList<string?>>();
            if (commands[i].Answers)
            {
                while (await reader.ReadAsync(cancellationToken))
                    rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(column => reader.IsDBNull(column) ? null : reader.GetString(column))]);
                await reader.NextResultAsync(cancellationToken);
            }

            results.Add(rows);
        }

        return results;
    }

    /// <summary>Forgets the plans of statements: after the tables that they are about were made anew, they may answer other types.</summary>
    public void ForgetPlans() => connection.UnprepareAll();

    /// <summary>The first column of the first row; null when it is null or there is no row.</summary>
    public async Task<string?> ScalarAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<string?> parameters) =>
        (await RowsAsync(sql, cancellationToken, parameters)) is [var first, ..] ? first[0] : null;

    /// <summary>Rows as text.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<string?>>> RowsAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<string?> parameters)
    {
        var rows = new List<IReadOnlyList<string?>>();
        await ReadAsync(sql, reader => rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetString(i))]), parameters, cancellationToken);
        return rows;
    }

    /// <summary>Rows as values, by column name.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, Value>>> ValuesAsync(string sql, CancellationToken cancellationToken, params IReadOnlyList<string?> parameters)
    {
        var rows = new List<IReadOnlyDictionary<string, Value>>();
        await ReadAsync(sql, reader => rows.Add(Values.Row(reader)), parameters, cancellationToken);
        return rows;
    }

    /// <summary>Goes through rows.</summary>
    public async Task ReadAsync(string sql, Action<NpgsqlDataReader> read, IReadOnlyList<string?> parameters, CancellationToken cancellationToken)
    {
        await using var command = Prepared(sql, parameters);
        command.AllResultTypesAreUnknown = true;
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        Answers++;
        while (await reader.ReadAsync(cancellationToken))
            read(reader);
    }

    /// <summary>Begins a COPY to the server; disposing of it without its end undoes the transaction.</summary>
    public async Task<NpgsqlCopyTextWriter> CopyInAsync(string sql, CancellationToken cancellationToken) => await connection.BeginTextImportAsync(sql, cancellationToken);

    /// <summary>Begins a COPY from the server.</summary>
    public async Task<TextReader> CopyOutAsync(string sql, CancellationToken cancellationToken) => await connection.BeginTextExportAsync(sql, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await connection.DisposeAsync();
        await source.DisposeAsync();
    }

    private NpgsqlCommand Prepared(string sql, IReadOnlyList<string?> parameters)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(Parameter(parameter));
        return command;
    }

    private static NpgsqlParameter Parameter(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Unknown, Value = (object?)value ?? DBNull.Value };
}

/// <summary>A statement of a batch.</summary>
/// <param name="Sql">Its text.</param>
/// <param name="Parameters">$1, $2 …</param>
/// <param name="Answers">True when it answers rows.</param>
internal sealed record Command(string Sql, IReadOnlyList<string?> Parameters, bool Answers)
{
    public static Command Asking(string sql, params IReadOnlyList<string?> parameters) => new(sql, parameters, Answers: true);

    public static Command Doing(string sql, params IReadOnlyList<string?> parameters) => new(sql, parameters, Answers: false);
}
