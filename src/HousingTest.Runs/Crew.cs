namespace HousingTest.Runs;

/// <summary>A number of workers, handed to runs as they come free: first to a run that has none, then to help where much is left.</summary>
/// <param name="size">How many work at the same time.</param>
public sealed class Crew(int size)
{
    // A further worker needs about as long for its test copy as another takes for this many scenarios; for fewer it would come too late.
    private const int WorthHelping = 4;

    /// <summary>Works until nothing of the runs is left that a worker could do.</summary>
    /// <param name="runs">In the order in which they matter.</param>
    /// <param name="cancellation">Asks every worker to stop and clean up.</param>
    /// <param name="insisted">Kills those that clean up.</param>
    /// <exception cref="OperationCanceledException">They were asked to stop, and have.</exception>
    public async Task WorkAsync(IReadOnlyList<RunInProgress> runs, CancellationToken cancellation, CancellationToken insisted)
    {
        using var mishap = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var working = new List<Task>();
        try
        {
            while (true)
            {
                while (working.Count < size && Next([.. runs.Select(run => (run.Waiting, run.Working))]) is { } next)
                    working.Add(runs[next].WorkAsync(mishap.Token, insisted));
                if (working.Count == 0)
                    return;
                var ended = await Task.WhenAny(working);
                working.Remove(ended);
                await ended;
            }
        }
        catch
        {
            // Nobody waits for the others then, so they are to end too, and before this method does.
            await mishap.CancelAsync();
            await Task.WhenAll(working.Select(task => task.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default)));
            throw;
        }
    }

    /// <summary>Which run the next free worker goes to; null when it would come too late for any.</summary>
    /// <param name="runs">For each run how many attempts wait, and how many workers are at it.</param>
    public static int? Next(IReadOnlyList<(int Waiting, int Working)> runs) => runs
        .Select((run, index) => (run.Waiting, run.Working, Index: index))
        .Where(run => run.Waiting > run.Working * WorthHelping)
        .OrderBy(run => run.Working)
        .Select(run => (int?)run.Index)
        .FirstOrDefault();
}
