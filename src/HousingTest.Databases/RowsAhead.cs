using System.Collections;
using System.Collections.Concurrent;
using HousingTest.Model;

namespace HousingTest.Databases;

/// <summary>
/// Rows that are made on one processor while those before them are written on another. What is made ahead is bounded, and rows come in their order. A few
/// rows, as a step makes them, start nothing. To be gone through once.
/// </summary>
internal sealed class RowsAhead(IEnumerable<EstateRow> rows) : IEnumerable<EstateRow>
{
    private const int BatchRows = 512;
    private const int BatchesAhead = 16;

    public IEnumerator<EstateRow> GetEnumerator()
    {
        using var source = rows.GetEnumerator();
        var first = Batch(source);
        foreach (var row in first)
            yield return row;
        if (first.Count < BatchRows)
            yield break;

        using var ahead = new BlockingCollection<List<EstateRow>>(BatchesAhead);
        using var left = new CancellationTokenSource();
        var making = Task.Run(() => Make(source, ahead, left.Token), CancellationToken.None);
        try
        {
            foreach (var batch in ahead.GetConsumingEnumerable(CancellationToken.None))
            {
                foreach (var row in batch)
                    yield return row;
            }

            // What stopped the making is thrown here, as if the rows had been made one by one.
            making.GetAwaiter().GetResult();
        }
        finally
        {
            // Whoever left half-way: nobody may go on with the enumerator when it is disposed of.
            left.Cancel();
            ((IAsyncResult)making).AsyncWaitHandle.WaitOne();
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Make(IEnumerator<EstateRow> source, BlockingCollection<List<EstateRow>> ahead, CancellationToken left)
    {
        try
        {
            while (Batch(source) is { Count: > 0 } batch)
                ahead.Add(batch, left);
        }
        catch (OperationCanceledException) when (left.IsCancellationRequested)
        {
            // Nobody wants the rest.
        }
        finally
        {
            ahead.CompleteAdding();
        }
    }

    private static List<EstateRow> Batch(IEnumerator<EstateRow> source)
    {
        var batch = new List<EstateRow>(BatchRows);
        while (batch.Count < BatchRows && source.MoveNext())
            batch.Add(source.Current);
        return batch;
    }
}
