using HousingTest.Model;
using Spectre.Console;

namespace HousingTest.Reports;

/// <summary>Problems in their four parts: what, where, why, and what to do.</summary>
/// <param name="console">A console over standard error.</param>
public sealed class ProblemScreen(IAnsiConsole console)
{
    private readonly Paper paper = new(console);

    /// <summary>Writes each problem, a blank line between two.</summary>
    public void Show(IReadOnlyList<Problem> problems)
    {
        for (var index = 0; index < problems.Count; index++)
        {
            if (index > 0)
                paper.Blank();
            var problem = problems[index];
            paper.Labelled(problem.Id + "  ", Paper.Bad, problem.What, Paper.Bold);
            Part("where", problem.Where);
            Part("why", problem.Why);
            Part("do", problem.Remedy);
        }
    }

    private void Part(string label, string text)
    {
        if (text.Length > 0)
            paper.Labelled(label.PadRight(12), Paper.Dim, text);
    }
}
