using System.Globalization;
using HousingTest.Databases;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// Makes a test copy of a database that is there: one in which everything that could identify somebody is provably nobody's. What holds people can be emptied and filled with made-up
/// ones; a database in which that was not finished, or not enough, carries no marker of a test copy.
/// </summary>
/// <param name="order">What is to be adopted.</param>
/// <param name="progress">Told in short sentences what goes on.</param>
/// <param name="time">The clock.</param>
public sealed class Adopting(AdoptionOrder order, IProgress<string> progress, TimeProvider time)
{
    private readonly ExistingDatabase database = ExistingDatabase.Of(order);

    private string Place => database.Place;

    private string AdoptedId => $"adopted-{database.Name}";

    private string ReplacingId => $"replacing-people-of-{database.Name}";

    /// <summary>Adopts the database if nothing in it could be somebody's; else it is left as it is, and the problem says where what stands.</summary>
    public async Task<(AdoptionRecord Record, Problem? Problem)> AdoptAsync(CancellationToken ct)
    {
        var (reading, _) = await LookAsync(mayBeReplacing: false, ct);
        var record = RecordOf(reading);
        if (reading.Findings.Count > 0)
            return (record, AdoptionProblems.CouldBeSomebodys(order, Place, reading));
        await PlantAsync(ct);
        return (record with { CopyId = AdoptedId }, null);
    }

    /// <summary>
    /// Empties every table but those that the map keeps, fills the rest with an estate, and adopts the database if nothing in it could be somebody's then. Documents that cannot be read, in
    /// tables that were kept, do not stand in the way: the record lists them, for somebody to look at.
    /// </summary>
    /// <param name="confirmed">The database's name, typed once more by who wants it; anything else changes nothing, and the problem tells what would be emptied (HT-ADP-004).</param>
    /// <param name="ct">Stops; what was emptied stays empty, and the next time it is done again from the beginning.</param>
    public async Task<(AdoptionRecord Record, Problem? Problem)> ReplacePeopleAsync(string? confirmed, CancellationToken ct)
    {
        if (order is not { Recipe: { } recipe, Environment.Estate: { } choice })
            throw AdoptionProblems.NoEstate(order.Environment);
        var keep = order.Map.ReferenceTables ?? throw AdoptionProblems.NothingKept(order.Map, Place);
        var (before, catalogue) = await LookAsync(mayBeReplacing: true, ct);
        ExpectMapFits(catalogue, keep);
        var isKept = keep.ToHashSet(StringComparer.OrdinalIgnoreCase);
        IReadOnlyList<TableRows> Rows(bool kept) => [.. catalogue.Tables.Where(table => isKept.Contains(table.Name) == kept).Select(table => new TableRows(table.Name, table.Rows))];
        if (!string.Equals(confirmed, database.Name, StringComparison.Ordinal))
            throw AdoptionProblems.NotConfirmed(order, Place, database.Name, Plan(Rows(kept: false), Rows(kept: true)));

        var loaded = 0L;
        await using (var copy = await OpenForReplacingAsync(ct))
        {
            progress.Report("Emptying the tables of people");
            await copy.WipeAsync([.. keep], ct);
            progress.Report($"Filling them with the estate {recipe.Name}");
            loaded = await copy.LoadAsync(order.Map.Seed, new Estate(recipe, choice.Seed).Rows(), loaded: null, ct);
        }

        var (after, _) = await LookAsync(mayBeReplacing: true, ct);
        var record = RecordOf(before) with { Replacement = new PeopleReplacement(Rows(kept: false), Rows(kept: true), recipe.Name, choice.Seed, recipe.Digest, loaded), After = after };
        await using (var copy = await database.Engine.OpenAsync(Place, new DatabaseMarker(ReplacingId, Place), ct))
            await copy.DetachAsync(ct);
        if (after.Identifiers.Any())
            return (record, AdoptionProblems.StillSomebodys(Place, after));
        await PlantAsync(ct);
        return (record with { CopyId = AdoptedId }, null);
    }

    /// <summary>Takes the harness out of a database, and proves that its schema is the vendor's again. Answers the copy that it was.</summary>
    public async Task<string> DetachAsync(CancellationToken ct)
    {
        DatabaseMarker marker;
        await using (var view = await database.Engine.LookAsync(Place, ct))
            marker = await view.FindMarkerAsync(ct) ?? throw AdoptionProblems.NoCopy(Place);
        if (new LeaseStore(order.Workspace).List().Any(lease => string.Equals(lease.Id, marker.CopyId, StringComparison.Ordinal) && !lease.IsLeft))
            throw AdoptionProblems.InUse(Place, marker.CopyId);
        await using var copy = await database.Engine.OpenAsync(Place, marker, ct);
        await copy.DetachAsync(ct);
        return marker.CopyId;
    }

    private async Task<(DatabaseReading Reading, Catalogue Catalogue)> LookAsync(bool mayBeReplacing, CancellationToken ct)
    {
        await using var view = await database.Engine.LookAsync(Place, ct);
        if (await view.FindMarkerAsync(ct) is { } marker)
        {
            var replacing = string.Equals(marker.CopyId, ReplacingId, StringComparison.Ordinal);
            if (!replacing)
                throw AdoptionProblems.IsCopyAlready(order, Place, marker);
            if (!mayBeReplacing)
                throw AdoptionProblems.Unfinished(order, Place, database.Name);
        }

        var catalogue = await view.ReadCatalogueAsync(ct);
        progress.Report("Looking for people");
        var reading = await DatabaseScan.ReadAsync(view, catalogue, progress, ct);
        return reading.Rows > 0 ? (reading, catalogue) : throw AdoptionProblems.Empty(Place);
    }

    /// <summary>The marker says what is going on, so that nobody takes a database for a test copy that was left half-way.</summary>
    private async Task<ITestDatabase> OpenForReplacingAsync(CancellationToken ct)
    {
        var marker = new DatabaseMarker(ReplacingId, Place);
        await using (var view = await database.Engine.LookAsync(Place, ct))
        {
            if (await view.FindMarkerAsync(ct) is not null)
                return await database.Engine.OpenAsync(Place, marker, ct);
        }

        return await database.Engine.AdoptAsync(Place, marker, ct);
    }

    private async Task PlantAsync(CancellationToken ct)
    {
        await using (await database.Engine.AdoptAsync(Place, new DatabaseMarker(AdoptedId, Place), ct))
        {
            // It carries the marker now, and more is not to be done to it.
        }
    }

    private void ExpectMapFits(Catalogue catalogue, IReadOnlyList<string> keep)
    {
        var tables = catalogue.Tables.ToDictionary(table => table.Name, StringComparer.OrdinalIgnoreCase);
        List<string> missing =
        [
            .. keep.Where(table => !tables.ContainsKey(table)).Select(table => $"reference table {table}: the database has no such table"),
            .. order.Map.Seed.Where(seed => !tables.ContainsKey(seed.Table)).Select(seed => $"seed of {seed.Estate}: the database has no table {seed.Table}"),
            .. order.Map.Seed.Where(seed => tables.ContainsKey(seed.Table)).SelectMany(seed => seed.Columns.Keys
                .Where(column => !tables[seed.Table].Columns.Any(known => string.Equals(known.Name, column, StringComparison.OrdinalIgnoreCase)))
                .Select(column => $"seed of {seed.Estate}: the table {seed.Table} has no column {column}")),
        ];
        if (order.Map.Seed.Count == 0)
            missing.Add("the map has no seed, so nothing could take the place of the people");
        if (missing.Count > 0)
            throw AdoptionProblems.NotInDatabase(order.Map, Place, missing);
    }

    private AdoptionRecord RecordOf(DatabaseReading reading) => new(
        Place, database.Engine.Name, order.Environment.Name, order.Map.File, order.Map.Digest, CopyId: null, time.GetUtcNow(), Environment.UserName, reading, Replacement: null, After: null);

    private static string Plan(IReadOnlyList<TableRows> emptied, IReadOnlyList<TableRows> kept)
    {
        var full = emptied.Where(table => table.Rows > 0).OrderByDescending(table => table.Rows).ToList();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"""
            would be emptied for good: {Count(full.Sum(table => table.Rows), "row")} in {Count(full.Count, "table")}: {List(full)}
            would be kept: {Count(kept.Sum(table => table.Rows), "row")} in {Count(kept.Count, "table")}: {List(kept)}
            """);

        static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");

        static string List(IReadOnlyList<TableRows> tables) =>
            tables.Count == 0 ? "none" : string.Join(", ", tables.Take(12).Select(table => string.Create(CultureInfo.InvariantCulture, $"{table.Table} {table.Rows:N0}"))) + (tables.Count > 12 ? ", …" : "");
    }
}
