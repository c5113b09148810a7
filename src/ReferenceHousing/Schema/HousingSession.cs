using System.Data.Common;
using Dapper;

namespace ReferenceHousing.Schema;

/// <summary>One piece of work on one connection, inside its transaction when it writes.</summary>
public sealed class HousingSession(Dialect dialect, DbConnection connection, DbTransaction? transaction, CancellationToken cancel)
{
    public async Task<IReadOnlyList<T>> ListAsync<T>(string sql, object? values = null) =>
        (await connection.QueryAsync<T>(Command(sql, values))).AsList();

    /// <summary>The first rows of a query that ends with its ORDER BY.</summary>
    public Task<IReadOnlyList<T>> FirstAsync<T>(int rows, string sql, object? values = null) => ListAsync<T>(dialect.First(rows, sql), values);

    /// <summary>What the database says in its own way.</summary>
    public Dialect Dialect => dialect;

    /// <summary>The only row, or null when there is none.</summary>
    public Task<T?> FindAsync<T>(string sql, object? values = null) => connection.QuerySingleOrDefaultAsync<T>(Command(sql, values));

    public Task<T> SingleAsync<T>(string sql, object? values = null) => connection.QuerySingleAsync<T>(Command(sql, values));

    /// <summary>Runs an INSERT and gives the new row's id.</summary>
    public Task<long> InsertAsync(string sql, object values) =>
        connection.QuerySingleAsync<long>(Command(dialect.InsertedId(sql), values));

    /// <summary>Runs a statement and gives the number of rows that it changed.</summary>
    public Task<int> ExecuteAsync(string sql, object? values = null) => connection.ExecuteAsync(Command(sql, values));

    private CommandDefinition Command(string sql, object? values) => new(sql, values, transaction, cancellationToken: cancel);
}
