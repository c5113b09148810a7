namespace HousingTest.Databases;

/// <summary>An engine that holds test copies. Everything that differs between engines lies behind this and <see cref="ITestDatabase"/>.</summary>
public interface IDatabaseEngine
{
    /// <summary>As an environment file names it: <c>sqlite</c>, <c>postgres</c>.</summary>
    string Name { get; }

    /// <summary>
    /// A new empty database that carries the marker. What lies at <paramref name="place"/> already is replaced only when it carries the very
    /// same marker; anything else is refused (HT-DB-001, HT-DB-003) and left as it was.
    /// </summary>
    /// <param name="place">Path of the file, or connection string without a password.</param>
    /// <param name="marker">Marker to plant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ITestDatabase> ProvisionAsync(string place, DatabaseMarker marker, CancellationToken cancellationToken);

    /// <summary>
    /// A database that was provisioned before. Without a marker (HT-DB-002), or with that of another copy or place (HT-DB-003), it is refused
    /// before it is opened for writing: not a byte of it changes.
    /// </summary>
    /// <param name="place">Path of the file, or connection string without a password.</param>
    /// <param name="expected">Marker that it must carry.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ITestDatabase> OpenAsync(string place, DatabaseMarker expected, CancellationToken cancellationToken);

    /// <summary>
    /// Removes a database that was provisioned before, whoever is connected to it; nothing when there is none at the place. Without a marker (HT-DB-002), or with that of
    /// another copy or place (HT-DB-003), it is refused and left as it was.
    /// </summary>
    /// <param name="place">Path of the file, or connection string without a password.</param>
    /// <param name="expected">Marker that it must carry.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task DropAsync(string place, DatabaseMarker expected, CancellationToken cancellationToken);

    /// <summary>
    /// Looks at a database that need not be a test copy, over a connection that can only read: whoever adopts one must know first what is in it. The server must be a listed one all the same. One that is not there is refused (HT-DB-026).
    /// </summary>
    /// <param name="place">Path of the file, or connection string without a password.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IDatabaseView> LookAsync(string place, CancellationToken cancellationToken);

    /// <summary>
    /// Plants the marker in a database that is there, and changes nothing else about it: from then on it is a test copy. One that carries a marker already, be it of another copy, is
    /// refused (HT-DB-003), and so is one that is not there (HT-DB-026).
    /// </summary>
    /// <param name="place">Path of the file, or connection string without a password.</param>
    /// <param name="marker">Marker to plant.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<ITestDatabase> AdoptAsync(string place, DatabaseMarker marker, CancellationToken cancellationToken);
}
