using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>A database that is only looked at, test copy or not. All that is read through one view is of the same moment, where the server can give that without keeping writers out.</summary>
public interface IDatabaseView : IAsyncDisposable
{
    /// <summary>The place in its one form, as <see cref="DatabaseMarker.Place"/> has it.</summary>
    string Place { get; }

    /// <summary>The marker that the database carries; null for none, or one that does not hold.</summary>
    Task<DatabaseMarker?> FindMarkerAsync(CancellationToken cancellationToken);

    /// <summary>The system's tables with their keys, references and row counts.</summary>
    Task<Catalogue> ReadCatalogueAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Goes through every row that there is: of tables, of what views have kept, and of large objects that lie beside them. A row is gone when the next one is read.
    /// </summary>
    /// <param name="take">Given the table's name and the row by column name.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ReadAllAsync(Action<string, IReadOnlyDictionary<string, Value>> take, CancellationToken cancellationToken);
}
