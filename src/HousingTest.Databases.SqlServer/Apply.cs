using HousingTest.Model;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>
/// Puts rows from before to after, table by table, in one transaction in which no trigger of the system fires and nobody else writes: all rows that leave first, then all that come, so that they
/// may give each other's unique values on. Foreign keys are taken off meanwhile, and put on again at the end. The journal's triggers see it as any other work.
/// </summary>
internal sealed class Apply(Session session)
{
    private Connection Connection => session.Connection;

    public async Task<ApplyResult> RunAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var all = await session.TablesAsync(cancellationToken);
        var sorted = TableChanges.Sort(session.Place, changes, all, table => table.Name, table => table.Written.Select(column => column.Name));
        try
        {
            return await session.WriteAsync(Conduct.Alone, () => PutAsync(changes.Count, all, [.. sorted.Select((one, number) => new AppliedTable(session, number, one))], cancellationToken), cancellationToken);
        }
        catch (ClashException clash)
        {
            return new ApplyResult(0, clash.Clashes);
        }
        catch (Exception refused) when (!cancellationToken.IsCancellationRequested && refused is FormatException or OverflowException or SqlException { Number: 245 or 515 or 547 or 2601 or 2627 or 8114 or 8115 })
        {
            throw new ProblemException(DatabaseProblems.ChangesUnfit(session.Place, refused.Message));
        }
    }

    private async Task<ApplyResult> PutAsync(int count, IReadOnlyList<TableSchema> all, IReadOnlyList<AppliedTable> tables, CancellationToken cancellationToken)
    {
        var clashes = new Clashes();
        foreach (var table in tables)
        {
            await table.SendAsync(cancellationToken);
            await table.FindAsync(clashes, cancellationToken);
        }

        clashes.ExpectNone();
        await using var silence = await Silence.BeginAsync(session, tables.Select(table => table.Schema), ours: false, cancellationToken);
        var constraints = await ConstraintsAside.BeginAsync(Connection, tables, cancellationToken);
        foreach (var table in tables)
            await table.RemoveAsync(cancellationToken);
        foreach (var (child, key) in all.SelectMany(child => child.ForeignKeys.Where(key => key.Enabled).Select(key => (child, key))))
        {
            var parent = tables.FirstOrDefault(table => string.Equals(table.Schema.Quoted, key.Quoted, StringComparison.Ordinal));
            if (parent is not null)
                await parent.FindReferringAsync(child, key, clashes, cancellationToken);
            if (tables.FirstOrDefault(table => ReferenceEquals(table.Schema, child)) is { } coming)
                await coming.FindWantingAsync(key, parent, clashes, cancellationToken);
        }

        foreach (var table in tables)
            await table.FindHoldersAsync(clashes, cancellationToken);
        clashes.ExpectNone();
        foreach (var table in tables)
            await table.InsertAsync(cancellationToken);
        await constraints.EndAsync(cancellationToken);
        await silence.EndAsync(cancellationToken);
        return new ApplyResult(count, []);
    }
}
