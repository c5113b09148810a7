using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>What is wrong with the names in a file, in the order of its lines, each thing once.</summary>
internal static class InLines
{
    /// <summary>All of it, to be thrown.</summary>
    public static ProblemException Of(IEnumerable<Problem> problems) =>
        new([.. problems.DistinctBy(problem => (problem.Id, problem.What, problem.Where)).OrderBy(LineOf)]);

    private static int LineOf(Problem problem) => int.TryParse(problem.Where.AsSpan(problem.Where.LastIndexOf(':') + 1), out var line) ? line : int.MaxValue;
}
