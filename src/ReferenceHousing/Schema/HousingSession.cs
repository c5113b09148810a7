using System.Data.Common;
using Dapper;

namespace ReferenceHousing.Schema;

/// <summary>One piece of work on one connection, inside its transaction when it writes.</summary>
public sealed class HousingSession(DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
{
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(Command(sql, values))).AsList();

    /// <summary>The only row, or null when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? values = null) => connection.QuerySingleOrDefaultAsync<T>(Command(sql, values));

    public Task<T> SingleAsync<T>(string sql, object? values = null) => connection.QuerySingleAsync<T>(Command(sql, values));

    /// <summary>Runs an INSERT and gives the new row's id.</summary>
    public Task<long> InsertAsync(string sql, object values) =>
        connection.QuerySingleAsync<long>(Command($"{sql} RETURNING id", values));

    /// <summary>Runs a statement and gives the number of rows that it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? values = null) => connection.ExecuteAsync(Command(sql, values));

    private CommandDefinition Command(string sql, object? values) => new(sql, values, transaction, cancellationToken: cancel);
}
