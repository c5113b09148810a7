using System.Data.Common;
using Dapper;

namespace ReferenceHousing.Schema;

/// <summary>Opens a connection for each piece of work. A write is one transaction: all of it happens or none.</summary>
public sealed class HousingDatabase
{
    private readonly string _connectionString;

    public HousingDatabase(Dialect dialect, string connectionString)
    {
        Dialect = dialect;
        _connectionString = connectionString;
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new DateText());
        SqlMapper.RemoveTypeMap(typeof(bool));
        SqlMapper.RemoveTypeMap(typeof(bool?));
        SqlMapper.AddTypeHandler(new TruthNumber());
    }

    public Dialect Dialect { get; }

    public async Task<T> ReadAsync<T>(Func<HousingSession, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);
        return await work(new HousingSession(Dialect, connection, null, cancel));
    }

    public async Task<T> WriteAsync<T>(Func<HousingSession, Task<T>> work, CancellationToken cancel)
    {
        await using var connection = await OpenAsync(cancel);

        // The write lock is taken at once: what was read inside the transaction still holds when it commits.
        await using var transaction = await connection.BeginTransactionAsync(cancel);
        var session = new HousingSession(Dialect, connection, transaction, cancel);
        if (Dialect.BeginWriting is { } lockOut)
            await session.ExecuteAsync(lockOut);
        var result = await work(session);
        await transaction.CommitAsync(cancel);
        return result;
    }

    private async Task<DbConnection> OpenAsync(CancellationToken cancel)
    {
        var connection = Dialect.Connect(_connectionString);
        try
        {
            await connection.OpenAsync(cancel);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }
}
