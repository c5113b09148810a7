using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A release, ready to start.</summary>
/// <param name="Identity">What it was made from.</param>
/// <param name="Folder">Where its program lies, absolute; an empty folder where the program lies elsewhere.</param>
public sealed record PublishedRelease(ReleaseIdentity Identity, string Folder)
{
    /// <summary>Scripts to run on its database once that is filled, in order.</summary>
    public IReadOnlyList<DatabaseScript> Scripts { get; init; } = [];

    /// <summary>Settings that it has over those of the environment.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Id of the container image that it runs from; null when it is none.</summary>
    public string? Image { get; init; }

    /// <summary>Where it runs already; null when it is started for each test copy.</summary>
    public ReleaseProgram.Address? Address { get; init; }
}
