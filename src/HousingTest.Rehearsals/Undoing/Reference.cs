using System.Text.Json;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Columns of a table that refer to another: by a foreign key of the database, or by what the system map says.</summary>
/// <param name="From">The table that refers.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="To">The table referred to.</param>
/// <param name="ToColumns">Its columns, in the same order.</param>
internal sealed record Reference(string From, IReadOnlyList<string> Columns, string To, IReadOnlyList<string> ToColumns)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, Value>> going = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<UndoneRow>> coming = new(StringComparer.Ordinal);

    /// <summary>Tells it from every other.</summary>
    public string Id => $"{From}({string.Join(',', Columns)})->{To}({string.Join(',', ToColumns)})";

    /// <summary>True when a row goes that it could lead to, or one comes back that could need another.</summary>
    public bool IsWatching => going.Count > 0 || coming.Count > 0;

    /// <summary>Watches for rows that refer to one which goes, and for the loss of one that a row needs which comes back.</summary>
    public void Watch(IReadOnlyList<UndoneRow> goes, IReadOnlyList<UndoneRow> comes)
    {
        foreach (var row in goes.Where(row => string.Equals(row.Table, To, StringComparison.Ordinal)))
        {
            if (Values(row.Left!, ToColumns) is { } values)
                going.TryAdd(values, row.Left!);
        }

        foreach (var row in comes.Where(row => string.Equals(row.Table, From, StringComparison.Ordinal)))
        {
            if (Values(row.Was!, Columns) is not { } values)
                continue;
            if (!coming.TryGetValue(values, out var rows))
                coming.Add(values, rows = []);
            rows.Add(row);
        }
    }

    /// <summary>The row that goes, which another one refers to; null when it refers to none that goes.</summary>
    public IReadOnlyDictionary<string, Value>? Goes(IReadOnlyDictionary<string, Value> referring) =>
        Values(referring, Columns) is { } values ? going.GetValueOrDefault(values) : null;

    /// <summary>The rows that come back and need this one.</summary>
    public IReadOnlyList<UndoneRow> WouldNeed(IReadOnlyDictionary<string, Value> gone) =>
        Values(gone, ToColumns) is { } values && coming.TryGetValue(values, out var rows) ? rows : [];

    // A reference of which one part is null refers to nothing.
    private static string? Values(IReadOnlyDictionary<string, Value> row, IReadOnlyList<string> columns)
    {
        var values = columns.Select(column => row.GetValueOrDefault(column, Value.None)).ToList();
        return values.Contains(Value.None) ? null : JsonSerializer.Serialize(values, Json.Line);
    }
}
