namespace HousingTest.Bench;

/// <summary>A temporary folder with the databases of a measurement; both end with it.</summary>
internal sealed class BenchFolder : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("housingtest-bench-");
    private readonly List<RewindBench> kept = [];

    public IReadOnlyList<RewindBench> Kept => kept;

    public string For(string name) => folder.CreateSubdirectory(name).FullName;

    public void Keep(RewindBench bench) => kept.Add(bench);

    public async ValueTask DisposeAsync()
    {
        foreach (var bench in kept)
            await bench.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
