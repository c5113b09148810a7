using HousingTest.Gherkin.Bindings;
using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Running;
using HousingTest.Model;
using Shouldly;

namespace HousingTest.Tests.Gherkin;

/// <summary>Runs a few lines of Gherkin against a step library, whose methods write to the scenario's output what they did.</summary>
internal static class Scenarios
{
    public static IReadOnlyList<Pickle> Parse(string text, string path = "t.feature")
    {
        var parsed = GherkinParser.Parse(path, text);
        parsed.Problems.ShouldBeEmpty();
        return PickleCompiler.Compile(parsed.Document);
    }

    /// <summary>The lines of a step as the only step of a scenario, on line 3.</summary>
    public static Pickle Single(params IEnumerable<string> lines) =>
        Parse("Feature: F\n  Scenario: S\n" + string.Concat(lines.Select(line => $"    {line}\n"))).Single();

    public static Problem Check(BindingRegistry bindings, params IEnumerable<string> lines) => bindings.Check(Single(lines)).ShouldHaveSingleItem();

    public static async Task<IReadOnlyList<string>> CallsOf(BindingRegistry bindings, params IEnumerable<string> lines)
    {
        var written = new List<string>();
        await using var runner = new ScenarioRunner(bindings, written.Add);
        (await runner.RunAsync(Single(lines), CancellationToken.None)).Error.ShouldBeNull();
        return written;
    }
}
