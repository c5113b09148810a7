namespace HousingTest.Bench.Comparisons;

/// <summary>Watches the managed heap while something runs; the highest it saw, garbage that was not collected yet among it.</summary>
internal sealed class PeakMemory : IDisposable
{
    private readonly Timer timer;
    private long peak;

    public PeakMemory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Before = GC.GetTotalMemory(forceFullCollection: true);
        timer = new Timer(_ => Look(), null, TimeSpan.Zero, TimeSpan.FromMilliseconds(5));
    }

    /// <summary>Bytes when it began.</summary>
    public long Before { get; }

    /// <summary>Most bytes since, beyond those at the start.</summary>
    public long Bytes
    {
        get
        {
            Look();
            return Interlocked.Read(ref peak) - Before;
        }
    }

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        var now = GC.GetTotalMemory(forceFullCollection: false);
        for (var seen = Interlocked.Read(ref peak); now > seen && Interlocked.CompareExchange(ref peak, now, seen) != seen; seen = Interlocked.Read(ref peak))
        {
        }
    }
}
