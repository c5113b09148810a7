using System.Globalization;
using HousingTest.Bench.Figures;
using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Bench.Undoing;

/// <summary>
/// Two ways of having a step undone and the later work kept: its changes are put back below that work, or the database is restored as it was before the step and the later work is done again.
/// The peer is given every advantage: it has no journal, and its later work is two statements, where people's would be thousands.
/// </summary>
internal sealed class UndoneStep
{
    private readonly UndoneSide copy;
    private readonly UndoneSide peer;
    private readonly string saved;
    private readonly string later;
    private readonly List<double> undone = [];
    private readonly List<double> redone = [];
    private IReadOnlyList<RowChange> step = [];

    private UndoneStep(string of, UndoneSide copy, UndoneSide peer, string saved, string later)
    {
        Of = of;
        this.copy = copy;
        this.peer = peer;
        this.saved = saved;
        this.later = later;
    }

    /// <summary>On what: <c>981,837 rows</c>.</summary>
    public string Of { get; }

    /// <summary>Rows of the step, and of the later work.</summary>
    public static (int Step, int Later) Sizes(BenchSetting setting) => setting.Quick ? (100, 1000) : (1000, 100_000);

    /// <summary>Saves the database, and does the step and the later work.</summary>
    /// <param name="of">What the database is called.</param>
    /// <param name="copy">The database, loaded.</param>
    /// <param name="peer">Another, empty.</param>
    /// <param name="saved">File for the checkpoint before the step.</param>
    /// <param name="step">The step as SQL.</param>
    /// <param name="later">The later work as SQL.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<UndoneStep> PrepareAsync(string of, UndoneSide copy, UndoneSide peer, string saved, string step, string later, CancellationToken cancellationToken)
    {
        var prepared = new UndoneStep(of, copy, peer, saved, later);
        await copy.Harness.SaveCheckpointAsync(saved, cancellationToken);
        await copy.Harness.StartJournalAsync(cancellationToken);
        var mark = await copy.Harness.MarkAsync(cancellationToken);
        await copy.RunAsync(step, cancellationToken);
        var changes = await copy.Harness.ChangesSinceAsync(mark, cancellationToken);
        prepared.step = [.. changes.Select(change => new RowChange(change.Table, change.After, change.Before))];
        await copy.RunAsync(later, cancellationToken);
        return prepared;
    }

    /// <summary>Goes the first way, and then does the step again, which does not count.</summary>
    public async Task UndoAsync(CancellationToken cancellationToken)
    {
        undone.Add(await Stopwatched.MillisecondsAsync(() => ApplyAsync(step, cancellationToken)));
        await ApplyAsync(Step, cancellationToken);
    }

    /// <summary>Goes the other way.</summary>
    public async Task RedoAsync(CancellationToken cancellationToken) => redone.Add(await Stopwatched.MillisecondsAsync(async () =>
    {
        await peer.Harness.RestoreCheckpointAsync(saved, cancellationToken);
        await peer.RunAsync(later, cancellationToken);
    }));

    /// <summary>The figures, once the fingerprint has shown that both ways lead to the same.</summary>
    public async Task<IReadOnlyList<Figure>> FinishAsync((int Step, int Later) sizes, CancellationToken cancellationToken)
    {
        await ApplyAsync(step, cancellationToken);
        if (!string.Equals(await copy.Harness.FingerprintAsync(cancellationToken), await peer.Harness.FingerprintAsync(cancellationToken), StringComparison.Ordinal))
            throw BenchProblems.NotTheSame(Of, "the step was undone");
        var to = Spread.Of(undone).Median;
        return
        [
            new Figure(Of, string.Create(CultureInfo.InvariantCulture, $"undo {sizes.Step:#,##0} rows below {sizes.Later:#,##0} later ones"), Spread.Of(undone), 1),
            new Figure(Of, "restore the checkpoint before, and do the later work again", Spread.Of(redone), Spread.Of(redone).Median / to),
        ];
    }

    private IReadOnlyList<RowChange> Step => [.. step.Select(change => new RowChange(change.Table, change.After, change.Before))];

    private async Task ApplyAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var result = await copy.Harness.ApplyAsync(changes, cancellationToken);
        if (!result.Applied)
            throw BenchProblems.NotUndone(Of, result.Clashes.Count);
    }
}

/// <summary>A database, and how the system writes to it.</summary>
internal sealed record UndoneSide(ITestDatabase Harness, Func<string, CancellationToken, Task> RunAsync);
