using HousingTest.Definitions.Maps;
using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>A file in <c>environments/maps/</c>: what the housing words stand for in one system.</summary>
public static class SystemMapFile
{
    /// <summary>The folder of maps, relative to the repository.</summary>
    public const string Folder = "environments/maps";

    /// <summary>Path, relative to the repository, of a map that a person named.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="nameOrPath">A name such as <c>reference</c>, or a path to a <c>.yaml</c> file.</param>
    /// <exception cref="ProblemException">There is no map of that name.</exception>
    public static string Find(string root, string nameOrPath) => DefinitionFile.Find(root, Folder, "map", nameOrPath);

    /// <summary>Reads a map.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">Path to the file, as <see cref="EnvironmentDefinition.Map"/> has it.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static SystemMap Read(string root, string path)
    {
        var file = DefinitionFile.Relative(root, path);
        return Parse(DefinitionFile.Text(root, file), file);
    }

    /// <summary>Reads a map from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static SystemMap Parse(string text, string file) => DefinitionFile.Parse(text, file, "A system map", map =>
    {
        var name = map["map"].OwnName();
        var system = map["system"].Text();
        var words = new WordLists(map.Optional("words"));
        var entities = new EntitySection(words).Read(map["entities"]);
        var seed = new SeedSection(entities).Read(map["seed"]);
        var signIn = map["sign-in"].Map("The sign-in", SignInSection.Read);
        var actions = new ActionSection(signIn.Roles);
        return new SystemMap(
            name, system, entities, seed,
            map["screens"].Named(ScreenSection.Read),
            map["endpoints"].Named(actions.Read),
            map["jobs"].Named(actions.Read),
            map["clock"].Map("The clock", clock => Clock(clock, actions)),
            signIn,
            map["after rewind"].List(item => actions.Read("after rewind", item)),
            file,
            Digest.OfText(text));
    });

    private static ClockMap Clock(YamlMap map, ActionSection actions) => new(actions.Read("set the clock", map["set"]), map["zone"].Text());
}
