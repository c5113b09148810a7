namespace HousingTest.Tests.Rehearsals.Ledgers;

/// <summary>Keeps what a command said, in order.</summary>
internal sealed class Said : IProgress<string>
{
    private readonly List<string> _all = [];

    public IReadOnlyList<string> All => _all;

    public void Report(string value) => _all.Add(value);
}
