using HousingTest.Databases;

namespace HousingTest.Tests.Databases;

/// <summary>A test copy for one contract test: our side, and the system's own connection, which stays open all the time.</summary>
public abstract class ContractCopy : IAsyncDisposable
{
    public abstract ITestDatabase Database { get; }

    /// <summary>The marker that it carries.</summary>
    public abstract DatabaseMarker Marker { get; }

    /// <summary>The engine that made it.</summary>
    public abstract IDatabaseEngine Engine { get; }

    /// <summary>A place beside the copy's where nothing stands.</summary>
    public abstract string PlaceOfNone { get; }

    /// <summary>Runs statements as the system does, outside any transaction of ours.</summary>
    public abstract Task SystemAsync(string sql);

    /// <summary>The same, and false when a constraint refuses.</summary>
    public abstract Task<bool> TrySystemAsync(string sql);

    /// <summary>The first column of the first row, as text, as the system sees it.</summary>
    public abstract Task<string?> AskSystemAsync(string sql);

    /// <summary>Closes the system's connection.</summary>
    public abstract Task StopSystemAsync();

    /// <summary>The table that the marker lies in.</summary>
    public abstract string MarkerTable { get; }

    /// <summary>Empties the marker, behind our back.</summary>
    public Task LoseMarkerAsync() => SystemAsync($"DELETE FROM {MarkerTable}");

    public abstract ValueTask DisposeAsync();
}
