using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary><c>environments/live-guard.yaml</c>: the database servers that hold nothing live.</summary>
public static class LiveGuardFile
{
    /// <summary>Its name without the ending: it lies among the environments, and is none.</summary>
    internal const string Name = "live-guard";

    private const string Place = $"{EnvironmentFile.Folder}/{Name}.yaml";
    private const int LastPort = 65535;

    /// <summary>Reads the list; where there is no such file, no server is listed.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static LiveGuard Read(string root) =>
        File.Exists(Path.Combine(root, Place)) ? Parse(DefinitionFile.Text(root, Place), Place) : new LiveGuard([], Place);

    /// <summary>Reads the list from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static LiveGuard Parse(string text, string file) =>
        DefinitionFile.Parse(text, file, "A live guard", map => new LiveGuard(map["servers"].List(item => item.Map("A server", Server)), file));

    private static GuardedServer Server(YamlMap map)
    {
        // Whoever lists a server says that it is no live one, and answers for it.
        _ = (map["why"].Text(), map["owner"].Text());
        return new GuardedServer(map["host"].Text(), (int)map["port"].Number(1, LastPort), map.Optional("identity")?.Text());
    }
}
