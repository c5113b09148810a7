using HousingTest.Model;

namespace HousingTest.Gherkin.Language;

/// <summary>What can be wrong with a feature file, in words for the person who wrote it.</summary>
internal sealed class SyntaxProblems(string path)
{
    // Of a file that is no feature file every line is wrong: nobody reads more than these.
    private const int MostTold = 10;

    private readonly List<(Location Location, Problem Problem)> _problems = [];
    private Location _firstUntold;
    private int _untold;

    /// <summary>In the order of the lines: a table is judged when it ends, and what stands between its rows before.</summary>
    public IReadOnlyList<Problem> All =>
    [
        .. _problems.OrderBy(problem => problem.Location.Line).ThenBy(problem => problem.Location.Column).Select(problem => problem.Problem),
        .. _untold == 0 ? [] : new[] { Untold() },
    ];

    public void UnexpectedLine(SourceLine line, LineKinds accepted, Dialect dialect)
    {
        if (IsTold(line.Start))
        {
            Add(
                "HT-GHK-002",
                $"This line is not understood here: {Shorten(line.Behind(0))}",
                line.Start,
                $"expected {ExpectedWords.Of(accepted, dialect)}",
                Slips.RemedyFor(line, accepted, dialect)
                    ?? "mend the keyword (a title's ends with a colon, a step's with a blank), or start the line with # to make it a comment");
        }
    }

    public void UnexpectedEnd(Location end, LineKinds accepted, Dialect dialect)
    {
        if (IsTold(end))
        {
            Add(
                "HT-GHK-003",
                "The file ends too early",
                end,
                $"expected {ExpectedWords.Of(accepted, dialect)}",
                "complete the file, or take out the unfinished part");
        }
    }

    public void OpenDocString(Location end, Location opened, string fence)
    {
        if (IsTold(end))
        {
            Add(
                "HT-GHK-004",
                $"The text that starts on line {opened.Line} with {fence} never ends",
                end,
                $"expected a line that starts with {fence}, as line {opened.Line} does at column {opened.Column}",
                $"end the text with a line that holds {fence} alone");
        }
    }

    public void RaggedRow(TableRow row, int expected)
    {
        if (IsTold(row.Location))
        {
            Add(
                "HT-GHK-005",
                $"This row has {Cells(row.Cells.Count)}, the first row of the table has {expected}",
                row.Location,
                $"expected {Cells(expected)}, each between two bars",
                @"give every row the same number of cells and a bar at either end; a bar inside a cell is written \|");
        }
    }

    public void BlankInTag(Location location, string tag)
    {
        if (IsTold(location))
        {
            Add(
                "HT-GHK-006",
                $"A tag may not contain blanks: {Shorten(tag)}",
                location,
                "expected another tag, or a blank and # before a comment",
                "join the words with hyphens, or start each tag with its own @");
        }
    }

    public void UnknownLanguage(Location location, string language)
    {
        if (IsTold(location))
        {
            var near = Dialect.Near(language);
            Add(
                "HT-GHK-007",
                $"The language '{Shorten(language)}' is not known",
                location,
                near.Count == 0
                    ? $"expected one of the {Dialect.All.Count} languages of Gherkin, for instance cy-GB (Welsh) or pl (Polish)"
                    : $"expected a language of Gherkin; near are {string.Join(", ", near.Select(dialect => $"{dialect.Language} ({dialect.Name})"))}",
                "write the code of the language, or write the keywords in English and take the language line out");
        }
    }

    private static string Cells(int count) => count == 1 ? "1 cell" : $"{count} cells";

    private static string Shorten(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private bool IsTold(Location location)
    {
        if (_problems.Count < MostTold)
            return true;
        if (_untold++ == 0)
            _firstUntold = location;
        return false;
    }

    private Problem Untold() => Problem(
        "HT-GHK-009",
        _untold == 1 ? "There is one more mistake in this file" : $"There are {_untold} more mistakes in this file",
        _firstUntold,
        "",
        "mend those above first: one mistake may have caused others");

    private void Add(string id, string what, Location location, string why, string remedy) =>
        _problems.Add((location, Problem(id, what, location, why, remedy)));

    private Problem Problem(string id, string what, Location location, string why, string remedy) =>
        new(id, what, $"{path}:{location.Line}:{location.Column}", why, remedy);
}
