using HousingTest.Model;

namespace HousingTest.Definitions;

/// <summary>A file in <c>fixtures/estates/</c>: the population to make and the figures that it aims for.</summary>
public static class EstateRecipeFile
{
    internal const string Folder = "fixtures/estates";

    /// <summary>Reads a recipe.</summary>
    /// <param name="root">The repository's folder.</param>
    /// <param name="name">A name such as <c>small</c>, or a path to a <c>.yaml</c> file.</param>
    /// <exception cref="ProblemException">All problems of the file.</exception>
    public static EstateRecipe Read(string root, string name)
    {
        var file = DefinitionFile.Find(root, Folder, "estate", name);
        return Parse(DefinitionFile.Text(root, file), file);
    }

    /// <summary>Reads a recipe from its text alone.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="file">Its path, relative to the repository.</param>
    /// <exception cref="ProblemException">All problems of the text.</exception>
    public static EstateRecipe Parse(string text, string file) => DefinitionFile.Parse(text, file, "An estate", map => new EstateRecipe(
        map["estate"].OwnName(),
        map["title"].Text(),
        (int)map["tenancies"].Number(1, 1_000_000),
        map["as of"].Date(),
        (int)map["weeks"].Number(0, 520),
        map["aims"].Named((_, aim) => aim.Decimal()),
        file,
        Digest.OfText(text)));
}
