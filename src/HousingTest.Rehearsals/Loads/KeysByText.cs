using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>The rows of an entity that others refer to, found by what people know them by: read once, before the first row is loaded.</summary>
internal sealed class KeysByText
{
    private readonly Dictionary<string, Value?> keys = new(StringComparer.Ordinal);

    /// <summary>Reads them.</summary>
    /// <param name="database">The database.</param>
    /// <param name="reading">The table; its key, and by what it is found.</param>
    /// <param name="reader">Reads that.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ReadAsync(ITestDatabase database, RowReading reading, FieldReader reader, CancellationToken cancellationToken) => await database.ReadRowsAsync(
        reading,
        row =>
        {
            var read = reader.Read(row[1] is Value.Null ? null : row[1].ToString());
            // Of two rows with the same name nobody knows which is meant.
            if (read.State is ValueState.Known && !keys.TryAdd(read.Text, row[0]))
                keys[read.Text] = null;
        },
        cancellationToken);

    /// <summary>The key of a row, or why there is none.</summary>
    public (Value? Key, string? Why) Find(string text, string entity) => keys.TryGetValue(text, out var key)
        ? (key, key is null ? $"is what several {entity} have" : null)
        : (null, $"is not among the {entity} of the system");
}
