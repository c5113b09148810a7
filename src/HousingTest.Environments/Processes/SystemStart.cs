using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>All that starting a system takes but the port.</summary>
/// <param name="Environment">How it starts.</param>
/// <param name="Release">Name of the release, for problems.</param>
/// <param name="Folder">Folder that it runs in.</param>
/// <param name="Places">What fills the places of command, arguments and settings, without <c>{address}</c>.</param>
/// <param name="Container">The container that it runs in; null for a process of this machine.</param>
public sealed record SystemStart(EnvironmentDefinition Environment, string Release, string Folder, IReadOnlyDictionary<string, string> Places,
    ContainerStart? Container = null)
{
    // The same for every copy, and short: they would be seen in words and amounts that have nothing to do with them.
    private static readonly string[] s_alike = ["database port", "database login"];

    /// <summary>A text of the system with its places again where the places' values stood: those differ from copy to copy, and one of them is the password.</summary>
    internal string Neutral(string text, params IEnumerable<KeyValuePair<string, string>> more) => Places.Concat(more)
        .Where(place => place.Value.Length > 0 && !s_alike.Contains(place.Key, StringComparer.OrdinalIgnoreCase))
        .OrderByDescending(place => place.Value.Length)
        .Aggregate(text, (said, place) => said.Replace(place.Value, $"{{{place.Key}}}", StringComparison.Ordinal));
}
