namespace HousingTest.Gherkin.Language;

/// <summary>Reads feature files. Whatever the text, the answer is a document and a list of problems, never an exception.</summary>
public static class GherkinParser
{
    /// <summary>Reads the text of one file.</summary>
    /// <param name="path">What problems and scenario ids call the file: relative to the features root, with forward slashes.</param>
    /// <param name="text">The file's text.</param>
    public static ParsedFile Parse(string path, string text)
    {
        var problems = new SyntaxProblems(path);
        var document = new DocumentReader(path, new LineReader(SourceLine.Split(text), problems)).Read();
        return new ParsedFile(document, problems.All);
    }
}
