using System.Globalization;
using HousingTest.Bench.Databases;
using HousingTest.Bench.Figures;
using HousingTest.Bench.Servers;

namespace HousingTest.Bench.Undoing;

/// <summary>What it costs to undo a step and keep the work done since, against going back before it and doing that work again.</summary>
public sealed class UndoBench : IBench
{
    internal const double LeastToPeer = 10;

    /// <inheritdoc/>
    public string Name => "undo";

    /// <inheritdoc/>
    public async Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken)
    {
        var sizes = UndoneStep.Sizes(setting);
        var seed = ServerEstates.Seed(setting);
        setting.Told("undo: making and loading an estate");
        await using var copy = await BenchDatabase.CreateAsync(Path.Combine(setting.Folder, "copy.db"), cancellationToken);
        await using var peer = await BenchDatabase.CreateAsync(Path.Combine(setting.Folder, "peer.db"), cancellationToken);
        var rows = await copy.Harness.LoadAsync(seed, ServerEstates.Town(setting).Rows(), null, cancellationToken);
        var (accounts, transactions) = (await copy.CountAsync("rent_account", cancellationToken), await copy.CountAsync("rent_transaction", cancellationToken));
        var step = await UndoneStep.PrepareAsync(
            string.Create(CultureInfo.InvariantCulture, $"{rows:#,##0} rows"), new UndoneSide(copy.Harness, copy.RunAsync), new UndoneSide(peer.Harness, peer.RunAsync), Path.Combine(setting.Folder, "before.db"),
            TypicalWrites.Update(sizes.Step, transactions), TypicalWrites.Insert(sizes.Later / 2, accounts) + TypicalWrites.Update(sizes.Later / 2, transactions, first: 2), cancellationToken);
        return await MeasureAsync(setting, this, step, "", cancellationToken);
    }

    /// <summary>Both ways in turns, whatever the engine.</summary>
    internal static async Task<Section> MeasureAsync(BenchSetting setting, IBench bench, UndoneStep step, string where, CancellationToken cancellationToken)
    {
        var repetitions = setting.Quick ? 1 : 7;
        // Prepares statements and pages; what it took does not count more than any other time.
        for (var repetition = 1; repetition <= repetitions; repetition++)
        {
            setting.Told($"undo: repetition {repetition} of {repetitions}");
            for (var time = 0; time < 3; time++)
                await step.UndoAsync(cancellationToken);
            await step.RedoAsync(cancellationToken);
        }

        var figures = await step.FinishAsync(UndoneStep.Sizes(setting), cancellationToken);
        return new Section(
            bench.Name, $"what undoing a step below later work costs{where}", "times the undoing", figures,
            [new Aim("restoring and doing the later work again", figures[^1].Ratio!.Value, LeastToPeer, AtMost: false, "times the undoing")],
            ["The later work is done again by two statements; people and jobs that do it take longer."]);
    }
}
