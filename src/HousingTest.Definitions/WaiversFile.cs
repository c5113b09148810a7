using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>
/// <c>fixtures/waivers.yaml</c>: differences that someone accepts. Whether a waiver is too wide or too old is for the verdict to say.
/// </summary>
public static class WaiversFile
{
    /// <summary>Reads the waivers.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">Path to the file.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static Waivers Read(string root, string path)
    {
        var file = DefinitionFile.Relative(root, path);
        return Parse(DefinitionFile.Text(root, file), file);
    }

    /// <summary>Reads the waivers from their text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static Waivers Parse(string text, string file) => DefinitionFile.Parse(text, file, "A file of waivers", map =>
    {
        var all = map["waivers"].List(item => item.Map("A waiver", Waiver));
        foreach (var same in all.Where(waiver => waiver.Id.Length > 0).GroupBy(waiver => waiver.Id, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var again in same.Skip(1))
                map.Findings.DuplicateKey(again.Id, again.Line, same.First().Line);
        }

        return new Waivers(all, file, Digest.OfText(text));
    });

    private static Waiver Waiver(YamlMap map) => new(
        map["waiver"].Text(),
        map["candidate"].Text(),
        map["kind"].Word(Words.Of<DifferenceKind>()),
        map["where"].Text(),
        map.Optional("field")?.Text(),
        map.Optional("pattern")?.Text(),
        (int?)map.Optional("most")?.Number(1, int.MaxValue),
        map["reason"].Text(),
        map["owner"].Text(),
        map["until"].Date(),
        map.Line);
}
