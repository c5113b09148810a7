using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The database of a checkpoint in a place of its own, without a system: to be looked at, or to prove that it comes back. It goes when it is disposed of.</summary>
public sealed class BareDatabase : IAsyncDisposable
{
    private readonly TestCopyParts _parts;

    private BareDatabase(TestCopyParts parts) => _parts = parts;

    /// <summary>The database.</summary>
    public ITestDatabase Database => _parts.Database;

    /// <summary>Restores a checkpoint.</summary>
    /// <param name="order">Where: its release is not started.</param>
    /// <param name="from">The checkpoint.</param>
    /// <param name="progress">Told what goes on.</param>
    /// <param name="ct">Gives up, and gives back.</param>
    /// <exception cref="ProblemException">HT-ENV-082: what came back is not what was saved.</exception>
    public static async Task<BareDatabase> RestoreAsync(TestCopyOrder order, CheckpointSource from, IProgress<string> progress, CancellationToken ct)
    {
        var parts = new TestCopyParts(order);
        try
        {
            await new Provisioning(parts, progress).MakeDatabaseAsync(ct);
            await CopyContent.RestoreDatabaseAsync(parts.Database, order.Environment, from, parts.Folder, ct);
            return new BareDatabase(parts);
        }
        catch
        {
            await parts.CleanUp.RunAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await _parts.CleanUp.RunAsync();
}
