using System.Text.Json.Serialization;

namespace HousingTest.Environments;

/// <summary>What a test copy holds of the machine, written down so that it can be given back after its owner was killed.</summary>
/// <param name="Id">The test copy's id.</param>
/// <param name="Owner">What it is for, as people say it: <c>gate</c>, <c>up</c>, <c>worker 1</c>.</param>
/// <param name="Machine">Name of the machine that the numbers of processes belong to.</param>
/// <param name="Process">The process that provisioned it and will clean it up.</param>
/// <param name="Children">The system, the browser: what is to end with it.</param>
/// <param name="Folder">Its folder under <c>copies/</c>, the name only.</param>
/// <param name="Containers">Names of containers that are to end with it; null when there are none.</param>
/// <param name="Database">Its database, where that lies on a server which goes on; null when it ends with the folder or the processes.</param>
/// <param name="Service">Name of the database server that the checkout started for itself and that it uses; null for none.</param>
public sealed record Lease(string Id, string Owner, string Machine, ProcessStamp Process, IReadOnlyList<ProcessStamp> Children, string Folder,
    IReadOnlyList<string>? Containers = null, LeasedDatabase? Database = null, string? Service = null)
{
    /// <summary>True when nobody will clean up behind it any more: it belongs to this machine and its owner has ended.</summary>
    [JsonIgnore]
    public bool IsLeft => string.Equals(Machine, Environment.MachineName, StringComparison.Ordinal) && !Process.Runs;

    /// <summary>True while its owner lives on this machine.</summary>
    [JsonIgnore]
    public bool IsHeldHere => string.Equals(Machine, Environment.MachineName, StringComparison.Ordinal) && Process.Runs;
}

/// <summary>A database on a server that somebody gave, or that the checkout started and others use too.</summary>
/// <param name="Engine">Which kind of server: <c>postgres</c>, <c>sqlserver</c>.</param>
/// <param name="ServerFrom">Environment variable that holds the server's connection string.</param>
/// <param name="Place">Server and database, without a password.</param>
public sealed record LeasedDatabase(string Engine, string ServerFrom, string Place);
