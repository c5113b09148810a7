using HousingTest.Model;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>
/// Puts rows from before to after, table by table, in one transaction in which no trigger and no foreign key of the system acts, and nobody else writes to the tables: all rows that leave
/// first, then all that come, so that they may give each other's unique values on. The journal's triggers see it as any other work.
/// </summary>
internal sealed class Apply(Session session, Journal journal)
{
    private Connection Connection => session.Connection;

    public async Task<ApplyResult> RunAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var all = await session.TablesAsync(cancellationToken);
        var sorted = TableChanges.Sort(session.Place, changes, all, table => table.Root, table => table.Written.Select(column => column.Name));
        try
        {
            return await session.WriteAsync(Conduct.Loading, () => PutAsync(changes.Count, all, [.. sorted.Select((one, number) => new AppliedTable(session, number, one))], cancellationToken), cancellationToken);
        }
        catch (ClashException clash)
        {
            return new ApplyResult(0, clash.Clashes);
        }
        catch (PostgresException refused) when (refused.SqlState is ['2', '2' or '3', ..])
        {
            throw new ProblemException(DatabaseProblems.ChangesUnfit(session.Place, refused.MessageText));
        }
    }

    private async Task<ApplyResult> PutAsync(int count, IReadOnlyList<TableSchema> all, IReadOnlyList<AppliedTable> tables, CancellationToken cancellationToken)
    {
        await Ownership.ExpectAsync(session, cancellationToken);
        var references = References(all, tables);
        await LockAsync(tables, references, cancellationToken);
        var clashes = new Clashes();
        foreach (var table in tables)
        {
            await table.SendAsync(cancellationToken);
            await table.FindAsync(clashes, cancellationToken);
        }

        clashes.ExpectNone();
        var aside = session.MaySilence is true ? null : await ReactionsAside.BeginAsync(session, journal, tables, cancellationToken);
        foreach (var table in tables)
            await table.RemoveAsync(cancellationToken);
        foreach (var reference in references)
        {
            if (reference.Parent is { } parent)
                await parent.FindReferringAsync(reference.Child, reference.Key, clashes, cancellationToken);
            if (reference.Coming is { } coming)
                await coming.FindWantingAsync(reference.Key, reference.Parent, clashes, cancellationToken);
        }

        foreach (var table in tables)
            await table.FindHoldersAsync(clashes, cancellationToken);
        clashes.ExpectNone();
        foreach (var table in tables)
            await table.InsertAsync(cancellationToken);
        if (aside is not null)
            await aside.EndAsync(cancellationToken);
        return new ApplyResult(count, []);
    }

    /// <summary>Whoever writes to one of the tables, or to one that has to do with them, is waited for, and waits for us: what was found is to be so until the end.</summary>
    private Task LockAsync(IReadOnlyList<AppliedTable> tables, IReadOnlyList<Reference> references, CancellationToken cancellationToken)
    {
        var names = tables.Select(table => table.Schema.QuotedRoot).Concat(references.SelectMany(one => new[] { one.Child.QuotedRoot, one.Key.Quoted })).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return tables.Count == 0 ? Task.CompletedTask : Connection.ExecuteAsync($"LOCK TABLE {Sql.List(names)} IN SHARE ROW EXCLUSIVE MODE", cancellationToken);
    }

    /// <summary>The foreign keys that these tables have to do with; of those that partitions have alike, one.</summary>
    private static IReadOnlyList<Reference> References(IReadOnlyList<TableSchema> all, IReadOnlyList<AppliedTable> tables)
    {
        var byTable = tables.ToDictionary(table => table.Schema.QuotedRoot, StringComparer.Ordinal);
        var roots = all.ToDictionary(table => table.Quoted, table => table.QuotedRoot, StringComparer.Ordinal);
        var references =
            from child in all
            from key in child.DeclaredKeys
            let parent = byTable.GetValueOrDefault(roots.GetValueOrDefault(key.Quoted, key.Quoted))
            let coming = byTable.GetValueOrDefault(child.QuotedRoot)
            where parent is not null || coming is not null
            select new Reference(child, key, parent, coming);
        return [.. references.DistinctBy(one => (one.Child.QuotedRoot, one.Key.Quoted, string.Join('\n', one.Key.Columns), string.Join('\n', one.Key.ParentColumns)))];
    }

    /// <summary>A foreign key.</summary>
    /// <param name="Child">The table that refers.</param>
    /// <param name="Key">Its key.</param>
    /// <param name="Parent">The changes of the table that it refers to; null for none.</param>
    /// <param name="Coming">The changes of the table that refers; null for none.</param>
    private sealed record Reference(TableSchema Child, ForeignKey Key, AppliedTable? Parent, AppliedTable? Coming);
}
