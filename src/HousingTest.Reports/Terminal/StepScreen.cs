using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>The guide to the steps in the terminal.</summary>
/// <param name="console">Where to write.</param>
public sealed class StepScreen(IAnsiConsole console)
{
    private readonly Paper paper = new(console);

    /// <summary>Writes the areas, and below them what may stand in the places of their steps.</summary>
    public void Show(StepGuide guide)
    {
        foreach (var area in guide.Areas)
        {
            paper.Labelled(area.Name + "  ", Paper.Bold, area.About, Paper.Dim);
            foreach (var step in area.Steps)
                Show(step);
            paper.Blank();
        }

        var used = guide.Areas.SelectMany(area => area.Steps).SelectMany(step => step.Places).ToHashSet(StringComparer.Ordinal);
        var places = guide.Places.Where(place => used.Contains(place.Name)).ToList();
        if (places.Count == 0)
            return;
        var width = places.Max(place => place.Name.Length) + 4;
        foreach (var place in places)
            paper.Labelled($"  {$"{{{place.Name}}}".PadRight(width)}", Paper.Bold, place.About);
    }

    private void Show(StepEntry step)
    {
        paper.Labelled($"  {step.Keyword,-5} ", Style.Plain, step.Beneath.Length == 0 ? step.Text : $"{step.Text}  ({step.Beneath} below)");
        if (step.About.Length > 0)
            paper.Text(8, step.About, Paper.Dim);
        if (step.Example is not { } example)
            return;
        foreach (var line in example.Lines)
            paper.Add(("        ", Style.Plain), (line, Paper.Good));
        paper.Text(8, example.Where, Paper.Dim);
    }
}
