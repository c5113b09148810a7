using System.Security.Cryptography;
using HousingTest.Bench.Figures;

namespace HousingTest.Bench.Gates;

/// <summary>Nothing but computing, alone and beside itself: what a machine gives to a second worker, whatever the worker does with it.</summary>
internal static class Computing
{
    private const int Megabytes = 1_000;

    /// <summary>How long so many of the same take at once.</summary>
    public static Task<double> MillisecondsAsync(int atOnce, CancellationToken cancellationToken) => Stopwatched.MillisecondsAsync(
        () => Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Factory.StartNew(Work, cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default))));

    private static void Work()
    {
        var megabyte = new byte[1 << 20];
        for (var i = 0; i < Megabytes; i++)
            SHA256.HashData(megabyte, megabyte);
    }
}
