using HousingTest.Bench.Figures;

namespace HousingTest.Bench;

/// <summary>One question about cost, and the way to answer it.</summary>
public interface IBench
{
    /// <summary>As people type it: <c>rewind</c>.</summary>
    string Name { get; }

    /// <summary>Measures.</summary>
    /// <param name="setting">Where, and how much.</param>
    /// <param name="cancellationToken">Gives up; what was made for it goes.</param>
    Task<Section> RunAsync(BenchSetting setting, CancellationToken cancellationToken);
}
