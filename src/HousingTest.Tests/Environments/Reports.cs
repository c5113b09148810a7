using System.Collections.Concurrent;

namespace HousingTest.Tests.Environments;

/// <summary>Keeps what was reported, in order and at once.</summary>
internal sealed class Reports : IProgress<string>
{
    private readonly ConcurrentQueue<string> _all = new();

    public IReadOnlyList<string> All => [.. _all];

    public void Report(string value) => _all.Enqueue(value);
}
