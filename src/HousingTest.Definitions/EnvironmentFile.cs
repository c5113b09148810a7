using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>A file in <c>environments/</c>: how a test copy comes to be.</summary>
public static class EnvironmentFile
{
    internal const string Folder = "environments";

    private const string Sqlite = "sqlite";
    private const string SqlServer = "sqlserver";

    private static readonly IReadOnlyDictionary<string, string> Resets = Words.Of([(DatabaseDefinition.Rewind, DatabaseDefinition.Rewind), (DatabaseDefinition.Respawn, DatabaseDefinition.Respawn)]);

    private static readonly IReadOnlyDictionary<string, string> Starters = Words.Of([(DatabaseDefinition.Compose, DatabaseDefinition.Compose), (DatabaseDefinition.Testcontainers, DatabaseDefinition.Testcontainers)]);

    private static readonly IReadOnlyList<string> CopyPlaces = ["copy"];

    private static readonly IReadOnlyList<string> StartPlaces =
    [
        "release", "copy", "database", "database host", "database port", "database login", "database password", "database connection", "address", "host", "port", "trap", "trap key", "password",
        "clock start",
    ];

    // What runs before the system has no address yet.
    private static readonly IReadOnlyList<string> BeforePlaces = [.. StartPlaces.Except(["address", "host", "port"], StringComparer.Ordinal)];

    /// <summary>Reads an environment, and sees to it that the files which it names are there.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">A name such as <c>embedded</c>, or a path to a <c>.yaml</c> file.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static EnvironmentDefinition Read(string root, string path)
    {
        var file = DefinitionFile.Find(root, Folder, "environment", path);
        var environment = Parse(DefinitionFile.Text(root, file), file, named => Path.Exists(Path.Combine(root, named)));
        return environment.Files.Count == 0 ? environment : environment with { Digest = WithFiles(root, environment) };
    }

    /// <summary>The same for those who bring the map themselves, or are about to write it: the environment's own need not be there.</summary>
    /// <inheritdoc cref="Read"/>
    public static EnvironmentDefinition ReadWithoutMap(string root, string path)
    {
        var file = DefinitionFile.Find(root, Folder, "environment", path);
        return Parse(DefinitionFile.Text(root, file), file, named => named.StartsWith(SystemMapFile.Folder, StringComparison.Ordinal) || Path.Exists(Path.Combine(root, named)));
    }

    /// <summary>Reads an environment from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static EnvironmentDefinition Parse(string text, string file) => Parse(text, file, _ => true);

    private static EnvironmentDefinition Parse(string text, string file, Func<string, bool> exists) =>
        DefinitionFile.Parse(text, file, "An environment", map =>
        {
            var hosted = HostedSection.Read(map);
            return new EnvironmentDefinition(
                map["environment"].OwnName(),
                Named(map["map"], map["map"].Text(), name => $"{Folder}/{name}", exists),
                hosted is not null ? DatabaseDefinition.None : map["database"].Map("A database", Database),
                hosted is not null ? StartDefinition.Usual with { AnswersWithin = HostedSection.AnswersWithin(map) } : map["start"].Map("The start", Start),
                hosted is not null ? null : map.Optional("clock start")?.Instant(),
                hosted is not null ? null : map.Optional("estate")?.Map("The estate", estate => Estate(estate, exists)),
                new BrowserDefinition(map["browser"].Word(Words.Of([("chromium", "chromium")]))),
                file,
                Digest.OfText(text))
            {
                Hosted = hosted,
                Features = map.Optional(FeatureFolders.Key) is { } features ? Named(features, features.Text(), name => $"{FeatureFolders.Root}/{name}", exists)[(FeatureFolders.Root.Length + 1)..] : null,
                Release = map.Optional("release")?.Text(),
                RealData = map.Optional("data")?.Word(Reconciliations.DataWords.All) ?? false,
                Policy = map.Optional("policy") is { } policy ? Named(policy, policy.Text(), name => $"fixtures/{name}", exists) : EnvironmentDefinition.UsualPolicy,
                Files = map.Optional("files")?.List(item => Named(item, item.Text(), name => $"{Folder}/{name}", exists)) ?? [],
            };
        });

    // Changed files make another environment, as a changed line of its own does.
    private static string WithFiles(string root, EnvironmentDefinition environment) => Digest.OfParts(
        environment.Files.SelectMany(named => FilesOf(Path.Combine(root, named)))
            .Select(file => (Path.GetRelativePath(root, file).Replace('\\', '/'), Digest.OfText(File.ReadAllText(file))))
            .Prepend(("environment", environment.Digest)));

    private static IEnumerable<string> FilesOf(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [path];

    private static DatabaseDefinition Database(YamlMap map)
    {
        var engine = map["engine"].Word(Words.Of([("sqlite", Sqlite), ("postgres", "postgres"), ("sqlserver", SqlServer)]));
        return engine is Sqlite
            ? new DatabaseDefinition(engine, map["file"].TextWithPlaces(CopyPlaces))
            : new DatabaseDefinition(engine, "")
            {
                ServerFrom = map["server from"].Text(),
                ShadowCopies = engine is SqlServer ? map.Optional("shadow copies")?.List(table => table.Text()) ?? [] : [],
                Reset = map.Optional("reset")?.Word(Resets) ?? DatabaseDefinition.Rewind,
                StartedBy = engine is SqlServer ? map.Optional("started by")?.Word(Starters) ?? DatabaseDefinition.Compose : DatabaseDefinition.Compose,
            };
    }

    private static StartDefinition Start(YamlMap map) => new(
        map["command"].TextWithPlaces(StartPlaces),
        map.Optional("arguments")?.List(argument => argument.TextWithPlaces(StartPlaces)) ?? [],
        map.Optional("settings")?.Named((_, setting) => setting.TextWithPlaces(StartPlaces)) ?? new Dictionary<string, string>(StringComparer.Ordinal),
        map["ready"].UrlPath(),
        map["within"].Duration(),
        map.Line)
    {
        Needs = map.Optional("needs")?.Named((_, remedy) => remedy.Text()) ?? StartDefinition.Usual.Needs,
        Before = map.Optional("before")?.List(command => command.List(word => word.TextWithPlaces(BeforePlaces))) ?? [],
        AnswersWithin = map.Optional("answers within")?.Duration() ?? StartDefinition.Usual.AnswersWithin,
        Memory = map.Optional("memory")?.Bytes() ?? StartDefinition.Usual.Memory,
    };

    private static EstateChoice Estate(YamlMap map, Func<string, bool> exists)
    {
        var recipe = map["recipe"];
        var name = recipe.Text();
        _ = Named(recipe, name, _ => $"{EstateRecipeFile.Folder}/{name}.yaml", exists);
        return new EstateChoice(name, map["seed"].Number(0, long.MaxValue));
    }

    private static string Named(YamlValue value, string name, Func<string, string> place, Func<string, bool> exists)
    {
        var path = place(name);
        if (name.Length > 0 && !exists(path))
            value.Findings.FileIsNotThere(name, value.Line, path);
        return path;
    }
}
