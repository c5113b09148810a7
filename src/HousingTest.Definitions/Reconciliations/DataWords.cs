using HousingTest.Definitions.Yaml;

namespace HousingTest.Definitions.Reconciliations;

/// <summary>Whose data it is.</summary>
internal static class DataWords
{
    /// <summary>True for data that may be of real people.</summary>
    public static IReadOnlyDictionary<string, bool> All { get; } = Words.Of([("synthetic", false), ("real", true)]);
}
