using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary><c>fixtures/policy.yaml</c>: what holds a release.</summary>
public static class PolicyFile
{
    /// <summary>Reads a policy.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="path">Path to the file.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static Policy Read(string root, string path)
    {
        var file = DefinitionFile.Relative(root, path);
        return Parse(DefinitionFile.Text(root, file), file);
    }

    /// <summary>Reads a policy from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static Policy Parse(string text, string file)
    {
        var held = Words.Of([("hold", true), ("show", false)]);
        return DefinitionFile.Parse(text, file, "A policy", map => new Policy(
            map["policy"].Text(),
            map["holds"].List(kind => kind.Word(Words.Of<DifferenceKind>())),
            map["announced may pass"].List(kind => kind.Word(Words.Of<AnnouncedKind>())),
            map["announced and not seen"].Word(held),
            map["unsteady"].Word(held),
            map["longest waiver"].Days(),
            file,
            Digest.OfText(text),
            map.Optional("speed")?.Word(held) ?? false)
        {
            MayGoUncompared = map.Optional("may go uncompared")?.List(part => part.Word(Words.Of<OutcomePart>())) ?? [],
        });
    }
}
