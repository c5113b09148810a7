using System.Diagnostics;

namespace HousingTest.Bench.Figures;

/// <summary>How long a piece of work takes, in milliseconds.</summary>
internal static class Stopwatched
{
    public static async Task<double> MillisecondsAsync(Func<Task> work)
    {
        var began = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }
}
