using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>What came of trying a map: a line for each kind of things, with what is missing and what is not known below it.</summary>
/// <param name="console">A console.</param>
public sealed class MapCheckScreen(IAnsiConsole console)
{
    private const int Names = 38;

    private readonly Paper paper = new(console);

    /// <summary>Shows a result.</summary>
    public void Show(MapCheckResult result)
    {
        paper.Text(0, $"{result.Map} against release {result.Release}", Paper.Bold);
        paper.Blank();
        foreach (var part in result.Parts)
            Part(part);
        paper.Blank();
        paper.Text(0, Sum(result), result.Missing.Count == 0 ? Paper.Good : Paper.Bad);
    }

    private void Part(MapCheckPart part)
    {
        var bad = part.Missing.Count > 0;
        paper.Add(($"  {part.Name,-Names}{part.Tried,5}  ", Style.Plain), (Outcome(part), bad ? Paper.Bad : Style.Plain));
        foreach (var problem in part.Missing)
        {
            paper.Labelled($"    {problem.Id}  ", Paper.Bad, problem.What, Paper.Bold);
            Detail(problem.Where, problem.Why, problem.Remedy);
        }

        foreach (var note in part.Unsure)
        {
            paper.Labelled("    not known   ", Paper.Dim, note.What);
            Detail(note.Where, note.Why, "");
        }
    }

    private void Detail(params IReadOnlyList<string> lines)
    {
        foreach (var line in lines.Where(line => line.Length > 0))
            paper.Text(16, line, Paper.Dim);
    }

    private static string Outcome(MapCheckPart part) => (part.Tried, part.Missing.Count, part.Unsure.Count) switch
    {
        (0, 0, 0) => "nothing to look for",
        (_, 0, 0) => "all found",
        (_, 0, var unsure) => $"none missing, {unsure} not known",
        (_, var missing, 0) => $"{missing} not as the map says",
        var (_, missing, unsure) => $"{missing} not as the map says, {unsure} not known",
    };

    private static string Sum(MapCheckResult result)
    {
        var unsure = result.Unsure.Count == 0 ? "" : $" {result.Unsure.Count} {(result.Unsure.Count == 1 ? "thing is" : "things are")} not known: not tried, or not seen.";
        return (result.Missing.Count switch
        {
            0 => $"Nothing is missing, of {result.Tried} things looked for.",
            1 => $"1 thing is not as the map says, of {result.Tried} looked for.",
            var missing => $"{missing} things are not as the map says, of {result.Tried} looked for.",
        }) + unsure;
    }
}
