using Dapper;
using Microsoft.Data.Sqlite;

namespace ReferenceHousing.Schema;

/// <summary>Opens a connection for each piece of work. A write is one transaction: all of it happens or none.</summary>
public sealed class HousingDatabase
{
    private readonly string _connectionString;

    public HousingDatabase(string connectionString)
    {
        _connectionString = new SqliteConnectionStringBuilder(connectionString) { ForeignKeys = true, DefaultTimeout = 30 }.ToString();
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new DateText());
    }

    public async Task<T> ReadAsync<T>(Func<HousingSession, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        return await work(new HousingSession(connection, null, cancel));
    }

    public async Task<T> WriteAsync<T>(Func<HousingSession, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);

        // The write lock is taken at once: what was read inside the transaction still holds when it commits.
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var result = await work(new HousingSession(connection, transaction, cancel));
        await transaction.CommitAsync(cancel);
        return result;
    }

    private async Task<SqliteConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancel);
        return connection;
    }
}
