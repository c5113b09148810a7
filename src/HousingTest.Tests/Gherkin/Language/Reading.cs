using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Shouldly;

namespace HousingTest.Tests.Gherkin.Language;

/// <summary>Reads a few lines of Gherkin.</summary>
internal static class Reading
{
    public static GherkinDocument Document(string text)
    {
        var parsed = GherkinParser.Parse("t.feature", text);
        parsed.Problems.ShouldBeEmpty();
        return parsed.Document;
    }

    public static Feature Feature(string text) => Document(text).Feature.ShouldNotBeNull();

    public static IReadOnlyList<Pickle> Pickles(string text) => PickleCompiler.Compile(Document(text));

    /// <summary>The lines as those of the only step of a scenario, from line 3 on, indented by four blanks.</summary>
    public static Step Step(params IEnumerable<string> lines) =>
        Feature("Feature: F\n  Scenario: S\n" + string.Concat(lines.Select(line => $"    {line}\n"))).Scenarios.ShouldHaveSingleItem().Steps.ShouldHaveSingleItem();

    public static IReadOnlyList<Problem> Problems(string text) => GherkinParser.Parse("t.feature", text).Problems;

    /// <summary>Id, line and column of each problem.</summary>
    public static IEnumerable<string> Places(string text) => Problems(text).Select(problem => $"{problem.Id[^3..]} {problem.Where["t.feature:".Length..]}");
}
