using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>
/// Reconciles two sides: binds their names, reads each once, sorts both by key with bounded memory, and goes through them side by side. What a side holds is never held
/// in memory, so a million rows take no more of it than ten thousand.
/// </summary>
public static class Reconciliation
{
    /// <summary>Makes a reconciliation.</summary>
    /// <param name="order">What is to be reconciled.</param>
    /// <param name="breaks">Every break is written to this stream, as CSV.</param>
    /// <param name="progress">Told in short lines how far it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">All that the file names and that is not there, before anything is read; or an extract that turns out to be none.</exception>
    public static async Task<ReconciliationResult> RunAsync(ReconciliationOrder order, Stream breaks, IProgress<string> progress, CancellationToken cancellationToken)
    {
        var schema = order.Database is { } database ? await database.DescribeAsync(cancellationToken) : null;
        var binder = new Binder(order, schema);
        var (left, right) = (binder.Bind(Side.Left), binder.Bind(Side.Right));
        var targets = order.Definition.Controls.OfType<ReconciliationControl.Orphans>().ToDictionary(control => control, binder.Bind);
        binder.ThrowIfAny();
        using var work = new ReconciliationWork(order, left!, right!, targets!, progress);
        await work.ReadAsync(cancellationToken);
        await Task.Run(() => work.Compare(cancellationToken), cancellationToken);
        var result = work.Judge();
        await BreakTable.WriteAsync(breaks, order.Definition, work.Breaks, cancellationToken);
        return result;
    }

    internal static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);
}
