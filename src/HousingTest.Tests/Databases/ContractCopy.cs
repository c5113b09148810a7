using HousingTest.Databases;

namespace HousingTest.Tests.Databases;

/// <summary>A test copy for one contract test: our side, and the system's own connection, which stays open all the time.</summary>
public abstract class ContractCopy : IAsyncDisposable
{
    public abstract ITestDatabase Database { get; }

    /// <summary>Runs statements as the system does, outside any transaction of ours.</summary>
    public abstract Task SystemAsync(string sql);

    /// <summary>The same, and false when a constraint refuses.</summary>
    public abstract Task<bool> TrySystemAsync(string sql);

    /// <summary>The first column of the first row, as text, as the system sees it.</summary>
    public abstract Task<string?> AskSystemAsync(string sql);

    public abstract ValueTask DisposeAsync();
}
