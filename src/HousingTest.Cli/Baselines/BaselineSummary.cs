using System.Globalization;
using System.Text.Json.Serialization;
using HousingTest.Model;

namespace HousingTest.Cli.Baselines;

/// <summary>A recorded baseline as a list of them tells it.</summary>
/// <param name="Folder">Where it lies, as people are shown it.</param>
/// <param name="Scenarios">How many scenarios it holds.</param>
/// <param name="Release">The release in use.</param>
/// <param name="Environment">Where it ran.</param>
/// <param name="Map">Through which map.</param>
/// <param name="Estate">On which estate.</param>
/// <param name="Features">Digest of the features.</param>
/// <param name="Tool">Version of HousingTest.</param>
public sealed record BaselineSummary(
    string Folder, int Scenarios, ReleaseIdentity Release, NamedDigest Environment, NamedDigest Map, EstateIdentity Estate, string Features, string Tool)
{
    private const int ShownOfDigest = 12;

    /// <summary>Sums up what was recorded.</summary>
    public static BaselineSummary Of(RecordedBaseline recorded, string folder) => new(
        folder, recorded.Planned.Count, recorded.Release, recorded.Environment, recorded.Map, recorded.Estate, recorded.Features, recorded.Tool);

    /// <summary>One line for people.</summary>
    [JsonIgnore]
    public string Told => string.Create(
        CultureInfo.InvariantCulture,
        $"{Release.Name}  {Scenarios} scenarios, twice · environment {Environment.Name} · estate {Estate.Recipe}, seed {Estate.Seed} · {Release.Digest[..Math.Min(ShownOfDigest, Release.Digest.Length)]}");
}
