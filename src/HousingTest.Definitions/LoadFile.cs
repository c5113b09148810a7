using HousingTest.Definitions.Loads;
using HousingTest.Definitions.Reconciliations;
using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>A load: an extract, the entity that its rows go into, and what fills each field.</summary>
public static class LoadFile
{
    internal const string Folder = "fixtures/plans/loads";

    private static readonly IReadOnlyDictionary<string, bool> Refusals = Words.Of([("rows", false), ("skip", true)]);

    /// <summary>Reads a load. Whether its extract, entity and fields are there is for whoever loads.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">A name such as <c>tenancies</c>, or a path to a <c>.yaml</c> file.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static LoadDefinition Read(string root, string path)
    {
        var file = DefinitionFile.Find(root, Folder, "load", path);
        return Parse(DefinitionFile.Text(root, file), file);
    }

    /// <summary>Reads a load from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static LoadDefinition Parse(string text, string file) => DefinitionFile.Parse(text, file, "A load", map =>
    {
        var name = map["load"].OwnName();
        var about = map["about"].Text();
        var extract = SideSection.Extract(map, map["extract"], file);
        var filters = SideSection.Filters(map);
        var into = map["into"];
        var lists = SideFieldSection.Lists(map.Optional("codes"));
        return new LoadDefinition(
            name, about, extract, filters, into.Text(), into.Line, new LoadFieldSection(lists).Read(map["fields"]), map.Optional("refuse")?.Word(Refusals) ?? false, file,
            Digest.OfText(text));
    });
}
