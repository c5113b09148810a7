namespace HousingTest.Model;

/// <summary>Work cannot go on, for reasons that a user can read. All problems found so far travel together.</summary>
public sealed class ProblemException : Exception
{
    /// <summary>Carries the problems; at least one.</summary>
    public ProblemException(params IReadOnlyList<Problem> problems)
        : base(string.Join("\n\n", problems)) => Problems = problems;

    /// <summary>Carries one problem and the exception that caused it, which goes to the crash file and never to the screen.</summary>
    public ProblemException(Problem problem, Exception inner)
        : base(problem.ToString(), inner) => Problems = [problem];

    /// <summary>What the user is shown, in the order in which it was found.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
