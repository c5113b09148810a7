using HousingTest.Gherkin.Language;
using HousingTest.Gherkin.Planning;
using HousingTest.Model;

namespace HousingTest.Bench.Features;

/// <summary>Reads a file of which nothing is known, up to the ids of its scenarios, and looks at what is said of it.</summary>
public static class BrokenFeature
{
    /// <summary>True when the file is sound. Any exception is a defect of the reader.</summary>
    public static bool Read(string text)
    {
        var parsed = GherkinParser.Parse("broken.feature", text);
        var problems = parsed.Problems;
        try
        {
            foreach (var pickle in PickleCompiler.Compile(parsed.Document))
                GC.KeepAlive(ScenarioIdentity.Of(pickle));
        }
        catch (ProblemException tooMuch)
        {
            problems = [.. problems, .. tooMuch.Problems];
        }

        if (problems.FirstOrDefault(problem => !IsForPeople(problem)) is { } unreadable)
            throw new InvalidOperationException($"nobody can work with this: {unreadable}");
        return problems.Count == 0;
    }

    private static bool IsForPeople(Problem problem) =>
        problem.Id.StartsWith("HT-GHK-", StringComparison.Ordinal) && problem is { What.Length: > 0, Remedy.Length: > 0 } && HasPlace(problem.Where);

    private static bool HasPlace(string where) =>
        where.Split(':') is ["broken.feature", var line, var column] && int.TryParse(line, out var number) && number > 0 && int.TryParse(column, out var at) && at > 0;
}
