using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>All that starting a system takes but the port.</summary>
/// <param name="Environment">How it starts.</param>
/// <param name="Release">Name of the release, for problems.</param>
/// <param name="Folder">Folder that it runs in.</param>
/// <param name="Places">What fills the places of command, arguments and settings, without <c>{address}</c>.</param>
/// <param name="Container">The container that it runs in; null for a process of this machine.</param>
public sealed record SystemStart(EnvironmentDefinition Environment, string Release, string Folder, IReadOnlyDictionary<string, string> Places,
    ContainerStart? Container = null);
