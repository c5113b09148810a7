using HousingTest.Model;

namespace HousingTest.Gherkin.Language;

/// <summary>What can be wrong with a feature file, in words for the person who wrote it.</summary>
internal sealed class SyntaxProblems(string path)
{
    private readonly List<Problem> _problems = [];

    public IReadOnlyList<Problem> All => _problems;

    public void UnexpectedLine(SourceLine line, IEnumerable<string> expected) => Add(
        "HT-GHK-002",
        $"This line is not understood here: {Shorten(line.Trimmed)}",
        line.Start,
        $"expected {Listed(expected)}",
        "mend the keyword (a title's ends with a colon, a step's with a blank), or start the line with # to make it a comment");

    public void UnexpectedEnd(int lines, IEnumerable<string> expected) => Add(
        "HT-GHK-003",
        "The file ends too early",
        new Location(lines + 1, 1),
        $"expected {Listed(expected)}",
        "complete the file, or take out the unfinished part");

    public void OpenDocString(Location opened, string fence) => Add(
        "HT-GHK-004",
        $"The text that starts here with {fence} never ends",
        opened,
        "",
        $"end the text with a line that holds {fence} alone");

    public void RaggedRow(TableRow row, int expected) => Add(
        "HT-GHK-005",
        $"This row has {Cells(row.Cells.Count)}, the first row of the table has {expected}",
        row.Location,
        "",
        @"give every row the same number of cells between bars; a bar inside a cell is written \|");

    public void EmptyRow(TableRow row) => Add(
        "HT-GHK-008",
        "This row has no cells",
        row.Location,
        "a cell stands between two bars",
        "put a bar at either end of the row: | cell |");

    public void BlankInTag(Location location, string tag) => Add(
        "HT-GHK-006",
        $"A tag may not contain blanks: {Shorten(tag)}",
        location,
        "",
        "join the words with hyphens, or start each tag with its own @");

    public void UnknownLanguage(Location location, string language) => Add(
        "HT-GHK-007",
        $"The language '{language}' is not known",
        location,
        $"known is {Dialect.English.Language}",
        "write the keywords in English and take the language line out");

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";

    private static string Listed(IEnumerable<string> expected)
    {
        var all = expected.ToList();
        return all.Count == 1 ? all[0] : $"{string.Join(", ", all.Take(all.Count - 1))} or {all[^1]}";
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private void Add(string id, string what, Location location, string why, string remedy) =>
        _problems.Add(new Problem(id, what, $"{path}:{location.Line}:{location.Column}", why, remedy));
}
