using System.Text.Json;
using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// What is done to a database from a mark on, row by row, or why that is not known. A journal tells what its triggers saw; what they cannot see (a changed schema, a truncate) shows in the tables
/// that there are and in how many rows they have.
/// </summary>
internal sealed class WorkRecord
{
    private readonly ITestDatabase _database;
    private readonly JournalMark _mark;
    private readonly IReadOnlyDictionary<string, long> _rows;

    private WorkRecord(ITestDatabase database, JournalMark mark, string schema, IReadOnlyDictionary<string, long> rows) => (_database, _mark, SchemaDigest, _rows) = (database, mark, schema, rows);

    /// <summary>SHA-256 of the tables and columns at the mark.</summary>
    public string SchemaDigest { get; }

    /// <summary>Begins at a mark that was just set.</summary>
    public static async Task<WorkRecord> BeginAsync(ITestDatabase database, JournalMark mark, CancellationToken ct) =>
        new(database, mark, await SchemaOfAsync(database, ct), await RowsOfAsync(database, ct));

    /// <summary>SHA-256 of the tables and columns that there are now.</summary>
    public static async Task<string> SchemaOfAsync(ITestDatabase database, CancellationToken ct) =>
        Digest.OfText(JsonSerializer.Serialize(await database.DescribeAsync(ct), Json.Line));

    /// <summary>What was changed since; or why it is not known.</summary>
    public async Task<(IReadOnlyList<RowChange>? Changes, string? NoJournal)> EndAsync(CancellationToken ct)
    {
        if (!string.Equals(SchemaDigest, await SchemaOfAsync(_database, ct), StringComparison.Ordinal))
            return (null, "the tables or their columns were changed");
        IReadOnlyList<RowChange> changes;
        try
        {
            changes = await _database.ChangesSinceAsync(_mark, ct);
        }
        catch (ProblemException gone)
        {
            return (null, $"the journal did not live through it: {gone.Problems[0].What}");
        }

        var now = await RowsOfAsync(_database, ct);
        var counted = ChangedRows.Count(changes).ToDictionary(table => table.Table, StringComparer.Ordinal);
        var unseen = now.Where(table => table.Value - _rows.GetValueOrDefault(table.Key) != Net(counted.GetValueOrDefault(table.Key))).Select(table => table.Key).Order(StringComparer.Ordinal).ToList();
        return unseen.Count == 0 ? (changes, null) : (null, $"rows of {string.Join(", ", unseen)} were added or removed where no trigger saw it, as by TRUNCATE");
    }

    private static long Net(ChangedRows? table) => table is null ? 0 : table.Added - table.Removed;

    private static async Task<IReadOnlyDictionary<string, long>> RowsOfAsync(ITestDatabase database, CancellationToken ct) =>
        (await database.ReadCatalogueAsync(ct)).Tables.GroupBy(table => table.Name, StringComparer.Ordinal).ToDictionary(table => table.Key, table => table.Sum(one => one.Rows), StringComparer.Ordinal);
}
