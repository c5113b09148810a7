using System.Globalization;
using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Loads a legacy extract into an entity of a test copy: reads it once, finds what its references mean, and writes it in one transaction while it is being read. Neither the extract
/// nor what is written is ever held in memory as a whole.
/// </summary>
public static class ExtractLoad
{
    /// <summary>Makes a load: all of it, or nothing.</summary>
    /// <param name="order">What is to be loaded.</param>
    /// <param name="progress">Told in short lines how far it is.</param>
    /// <param name="cancellationToken">Gives up; nothing is written then.</param>
    /// <returns>What came of it; its problem is not null when the load has not done its work.</returns>
    /// <exception cref="ProblemException">All that the file names and that is not there, before anything is read; an extract that turns out to be none; a row that the database refuses.</exception>
    public static async Task<LoadResult> RunAsync(LoadOrder order, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var (definition, database) = (order.Definition, order.Database);
        var load = new LoadBinder(order, await database.ReadCatalogueAsync(cancellationToken)).Bind();
        await ReadReferencesAsync(order, load, progress, cancellationToken);
        var (nextKey, taken) = await ReadTakenAsync(order, load, cancellationToken);
        var reading = new LoadReading(load, definition, new Mask(order.RealData), nextKey, taken, cancellationToken);
        var written = await WriteAsync(database, load, definition, reading, progress, cancellationToken);
        var result = new LoadResult(
            definition.Name, load.Entity.Name, reading.Read, reading.LeftOut, written, reading.Rejected, definition.Skips, definition.Extract.Path, reading.Digest);
        progress.Report($"{definition.Name}: {Reconciliation.Number(written)} {load.Entity.Plural} written");
        return result with { Problem = reading.IsRefused ? LoadProblems.Rejected(result) : written == 0 ? LoadProblems.Nothing(result) : null };
    }

    private static async Task ReadReferencesAsync(LoadOrder order, BoundLoad load, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var problems = new List<Problem>();
        foreach (var field in load.Fields)
        {
            if (field.Refers is not { } found)
                continue;
            progress.Report($"{order.Definition.Name}: looking up {found.Entity.Plural}");
            await found.Keys.ReadAsync(order.Database, found.Reading, found.Reader, cancellationToken);
            if (field.Place < 0 && field.Of(field.Field.Value) is (null, var why))
                problems.Add(LoadProblems.NoSuchRow($"{order.Definition.File}:{field.Field.Line}", field.Field.Name, field.Field.Value!, why));
        }

        if (problems.Count > 0)
            throw InLines.Of(problems);
    }

    // The key to go on with, and what of the field that no two rows may share is there.
    private static async Task<(long NextKey, IReadOnlyCollection<string> Taken)> ReadTakenAsync(LoadOrder order, BoundLoad load, CancellationToken cancellationToken)
    {
        var (key, unique) = (load.Entity.Key, load.Unique < 0 ? null : load.Fields[load.Unique].Mapped.Column);
        IReadOnlyList<ReadColumn> columns = [.. new[] { key, unique }.OfType<string>().Select(column => new ReadColumn([], column))];
        var (highest, areNumbers, taken) = (0L, true, new List<string>());
        if (columns.Count == 0)
            return (1, taken);
        await order.Database.ReadRowsAsync(
            new RowReading(load.Entity.Table, columns),
            row =>
            {
                if (key is not null && row[0] is Value.Integer { Number: var number })
                    highest = Math.Max(highest, number);
                else if (key is not null)
                    areNumbers = false;
                if (unique is not null)
                    taken.Add(row[^1].ToString());
            },
            cancellationToken);
        return areNumbers ? (highest + 1, taken)
            : throw new ProblemException(LoadProblems.KeysAreNoNumbers($"{order.Definition.File}:{order.Definition.IntoLine}", load.Entity.Table, key!));
    }

    private static async Task<long> WriteAsync(
        ITestDatabase database, BoundLoad load, LoadDefinition definition, LoadReading reading, IProgress<string> progress, CancellationToken cancellationToken)
    {
        try
        {
            return await database.LoadAsync([load.Seed], reading.Rows(), new Told(definition.Name, progress), cancellationToken);
        }
        catch (RowsRefusedException)
        {
            return 0;
        }
        catch (ProblemException refused) when (Line(refused) is { } line)
        {
            throw LoadProblems.RowRefused(definition.Extract.Path, line, load.Entity.Name, refused);
        }
    }

    // A row that the database refuses is told by its first value, which is the line that it comes from.
    private static long? Line(ProblemException refused) =>
        refused.Problems is [{ Where: var where }] && where.LastIndexOf(", key ", StringComparison.Ordinal) is >= 0 and var at
        && long.TryParse(where.AsSpan(at + ", key ".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var line) ? line : null;

    private sealed class Told(string name, IProgress<string> progress) : IProgress<long>
    {
        public void Report(long value) => progress.Report($"{name}: {Reconciliation.Number(value)} rows");
    }
}
