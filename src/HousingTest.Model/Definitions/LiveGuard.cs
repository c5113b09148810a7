namespace HousingTest.Model;

/// <summary>
/// The database servers on which test copies may be made, rewound and dropped: those that <c>environments/live-guard.yaml</c> lists, or the one that the harness itself
/// started. Every other server is taken for live.
/// </summary>
/// <param name="Servers">The servers.</param>
/// <param name="File">The file that lists them, relative to the repository, for problems.</param>
public sealed record LiveGuard(IReadOnlyList<GuardedServer> Servers, string File)
{
    /// <summary>What lets the harness use a server of its own.</summary>
    public static LiveGuard ForOwn(string host, int port) => new([new GuardedServer(host, port, null)], "the server that the harness started");

    /// <summary>The listed server that stands there; null when none does.</summary>
    /// <param name="host">As a connection string says it; letters of any case.</param>
    /// <param name="port">Its port.</param>
    public GuardedServer? Find(string host, int port) =>
        Servers.FirstOrDefault(server => server.Port == port && string.Equals(server.Host, host, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A database server that holds nothing live.</summary>
/// <param name="Host">Name or address, or the folder of its socket, as connection strings say it.</param>
/// <param name="Port">Its port.</param>
/// <param name="Identity">What the server calls itself, so that another one behind the same name is noticed; null when any will do.</param>
public sealed record GuardedServer(string Host, int Port, string? Identity);
