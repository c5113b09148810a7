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
        var seed = map.Optional("seed") is { } section ? new SeedSection(entities).Read(section) : [];
        var signIn = map["sign-in"].Map("The sign-in", SignInSection.Read);
        var actions = new ActionSection(signIn.Roles);
        return new SystemMap(
            name, system, entities, seed,
            map["screens"].Named(ScreenSection.Read),
            map.Optional("endpoints")?.Named(actions.Read) ?? None(),
            map.Optional("jobs")?.Named(actions.Read) ?? None(),
            map["clock"].Map("The clock", clock => Clock(clock, actions)),
            signIn,
            map.Optional("after rewind")?.List(item => actions.Read("after rewind", item)) ?? [],
            file,
            Digest.OfText(text))
        {
            NotCompared = map.Optional("not compared")?.List(table => Uncompared(table, entities)) ?? [],
            ReferenceTables = map.Optional("reference tables")?.List(table => Reference(table, seed)),
        };
    });

    // What has a word is somebody's business: one of the two is a mistake.
    private static string Uncompared(YamlValue value, IReadOnlyDictionary<string, EntityMap> entities)
    {
        var table = value.Text();
        if (entities.Values.FirstOrDefault(entity => string.Equals(entity.Table, table, StringComparison.OrdinalIgnoreCase)) is { } entity)
            value.Findings.Contradiction(value.Line, $"The table '{table}' is not to be compared, and is that of {entity.Name}", "take it out of one of the two");
        return table;
    }

    // What is filled with an estate holds people, or what is theirs.
    private static string Reference(YamlValue value, IReadOnlyList<SeedMap> seed)
    {
        var table = value.Text();
        if (seed.FirstOrDefault(one => string.Equals(one.Table, table, StringComparison.OrdinalIgnoreCase)) is { } filled)
            value.Findings.Contradiction(value.Line, $"The table '{table}' is a reference table, and the seed fills it with {filled.Estate}", "take it out of one of the two");
        return table;
    }

    private static ClockMap Clock(YamlMap map, ActionSection actions) => new(
        map.Optional("set") is { } set ? actions.Read("set the clock", set) : null, map["zone"].Text());

    private static Dictionary<string, ActionMap> None() => new(StringComparer.OrdinalIgnoreCase);
}
