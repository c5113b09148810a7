using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace HousingTest.Databases.Sqlite;

/// <summary>Test copies whose database is a SQLite file.</summary>
public sealed class SqliteEngine : IDatabaseEngine
{
    private readonly TimeSpan patience;

    /// <summary>An engine that waits ten seconds for other connections' transactions.</summary>
    public SqliteEngine()
        : this(TimeSpan.FromSeconds(10))
    {
    }

    /// <summary>An engine that waits so long for other connections' transactions before it gives up with HT-DB-004.</summary>
    public SqliteEngine(TimeSpan patience) => this.patience = patience;

    /// <inheritdoc/>
    public string Name => "sqlite";

    /// <inheritdoc/>
    public async Task<ITestDatabase> ProvisionAsync(string place, DatabaseMarker marker, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(place);
        var own = marker with { Place = path };
        if (File.Exists(path))
        {
            var (found, _) = await MarkerTable.FindAsync(path, cancellationToken);
            if (found is null)
                throw DatabaseProblems.NotOurs(path);
            Expect(path, found, marker);
            await using (await OpenOwnAsync(marker, cancellationToken))
            {
                // Opened to be sure that the log beside the file says the same.
            }

            DatabaseFiles.Delete(path);
        }
        else if (!Stands(marker, path))
        {
            throw DatabaseProblems.OtherMarker(path, own, marker);
        }

        await PlantAsync(path, marker, SqliteOpenMode.ReadWriteCreate, cancellationToken);
        return await OpenOwnAsync(marker, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<ITestDatabase> OpenAsync(string place, DatabaseMarker expected, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(place);
        if (!File.Exists(path))
            throw DatabaseProblems.NoMarker(path, "There is no such file");
        var (found, why) = await MarkerTable.FindAsync(path, cancellationToken);
        if (found is null)
            throw DatabaseProblems.NoMarker(path, why);
        Expect(path, found, expected);
        return await OpenOwnAsync(expected, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task DropAsync(string place, DatabaseMarker expected, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(place);
        if (!File.Exists(path))
            return;
        await using (await OpenAsync(path, expected, cancellationToken))
        {
            // Opened to be sure that the log beside the file says the same.
        }

        DatabaseFiles.Delete(path);
    }

    /// <inheritdoc/>
    public async Task<IDatabaseView> LookAsync(string place, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(place);
        return File.Exists(path) ? await SqliteView.OpenAsync(path, cancellationToken) : throw DatabaseProblems.NotThere(path);
    }

    /// <inheritdoc/>
    public async Task<ITestDatabase> AdoptAsync(string place, DatabaseMarker marker, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(place);
        if (!Stands(marker, path))
            throw DatabaseProblems.OtherMarker(path, marker with { Place = path }, marker);
        if (!File.Exists(path))
            throw DatabaseProblems.NotThere(path);
        try
        {
            await PlantAsync(path, marker, SqliteOpenMode.ReadWrite, cancellationToken);
            await IntoFileAsync(path, cancellationToken);
        }
        catch (SqliteException refused)
        {
            throw DatabaseProblems.Refused(path, refused);
        }

        return await OpenOwnAsync(marker, cancellationToken);
    }

    /// <summary>Three must agree: what the file says, what is expected, and where the file really stands.</summary>
    private static void Expect(string path, DatabaseMarker found, DatabaseMarker expected)
    {
        if (found != expected)
            throw DatabaseProblems.OtherMarker(path, found, expected);
        if (!Stands(found, path))
            throw DatabaseProblems.OtherMarker(path, found, expected with { Place = path });
    }

    private static bool Stands(DatabaseMarker marker, string path) => string.Equals(marker.Place, path, StringComparison.Ordinal);

    private static async Task PlantAsync(string path, DatabaseMarker marker, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var text = new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false };
        await using var connection = new SqliteConnection(text.ToString());
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        using (var look = new Statement(connection.Handle!, MarkerTable.IsThere))
        {
            if (look.Number() != 0)
            {
                using var select = new Statement(connection.Handle!, MarkerTable.Select);
                throw DatabaseProblems.OtherMarker(path, MarkerTable.Read(select) ?? DatabaseMarker.Unreadable, marker);
            }
        }

        using var create = new Statement(connection.Handle!, MarkerTable.Create);
        create.Run();
        using var insert = new Statement(connection.Handle!, MarkerTable.Insert);
        insert.Run(Model.Value.Of(marker.CopyId), Model.Value.Of(marker.Place));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>The marker is looked for in the file itself, without the log beside it: so it must get there, once nobody reads what was there before.</summary>
    private async Task IntoFileAsync(string path, CancellationToken cancellationToken)
    {
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            await using (var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString()))
            {
                await connection.OpenAsync(cancellationToken);
                using var move = new Statement(connection.Handle!, "PRAGMA wal_checkpoint(FULL)");
                if (move.Number() == 0)
                    return;
            }

            if (Stopwatch.GetElapsedTime(began) > patience)
                throw DatabaseProblems.Busy(path, patience);
            await Task.Delay(100, cancellationToken);
        }
    }

    private async Task<ITestDatabase> OpenOwnAsync(DatabaseMarker marker, CancellationToken cancellationToken)
    {
        try
        {
            return new SqliteTestDatabase(await Session.OpenAsync(marker, patience, cancellationToken));
        }
        catch (SqliteException refused)
        {
            throw DatabaseProblems.Refused(marker.Place, refused);
        }
    }
}
