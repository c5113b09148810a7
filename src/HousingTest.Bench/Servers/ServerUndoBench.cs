using System.Globalization;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Undoing;

namespace HousingTest.Bench.Servers;

/// <summary>The same as <see cref="UndoBench"/> on a server.</summary>
internal sealed class ServerUndoBench : IBench
{
    /// <inheritdoc/>
    public string Name => "undo";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var sizes = UndoneStep.Sizes(setting);
        await using var server = await BenchServer.StartAsync(setting.Folder, cancellationToken);
        setting.Told("undo: making and loading an estate");
        await using var copy = await server.CreateAsync(ServerEstates.Schema, cancellationToken);
        await using var peer = await server.CreateAsync(ServerEstates.Schema, cancellationToken);
        var rows = await copy.Harness.LoadAsync(ServerEstates.Seed(setting), ServerEstates.Town(setting).Rows(), null, cancellationToken);
        await copy.RunAsync("VACUUM ANALYZE", cancellationToken);
        var (accounts, transactions) = (await copy.CountAsync("rent_account", cancellationToken), await copy.CountAsync("rent_transaction", cancellationToken));
        var step = await UndoneStep.PrepareAsync(
            string.Create(CultureInfo.InvariantCulture, $"{rows:#,##0} rows"), new UndoneSide(copy.Harness, copy.RunAsync), new UndoneSide(peer.Harness, peer.RunAsync),
            Path.Combine(setting.Folder, "before.checkpoint"), ServerWrites.Update(sizes.Step, transactions),
            ServerWrites.Insert(sizes.Later / 2, accounts) + ServerWrites.Update(sizes.Later / 2, transactions, first: 2), cancellationToken);
        return await UndoBench.MeasureAsync(setting, this, step, " on a PostgreSQL server", cancellationToken);
    }
}
