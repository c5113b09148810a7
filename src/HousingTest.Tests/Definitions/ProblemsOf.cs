using HousingTest.Model;
using Shouldly;

namespace HousingTest.Tests.Definitions;

internal static class ProblemsOf
{
    /// <summary>The problems that reading throws, each as "id where".</summary>
    public static IReadOnlyList<string> Places(Func<object> read) => [.. All(read).Select(problem => $"{problem.Id} {problem.Where}")];

    public static IReadOnlyList<Problem> All(Func<object> read) => Should.Throw<ProblemException>(() => read()).Problems;

    public static Problem One(Func<object> read) => All(read).ShouldHaveSingleItem();
}
