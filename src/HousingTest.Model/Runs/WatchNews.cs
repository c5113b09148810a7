namespace HousingTest.Model;

/// <summary>What somebody who watches is told, as <c>watch --json</c> writes it: one object on a line each time something was saved.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was over.</param>
/// <param name="Files">What was saved, as people see it; of <see cref="WatchNewsKind.Watching"/> none.</param>
/// <param name="Seconds">From the moment when it was noticed to its end.</param>
/// <param name="Scenarios">What ran, in its order.</param>
/// <param name="Problems">What is wrong with the files, or kept scenarios from running.</param>
/// <param name="Text">A sentence, where there is something to say besides.</param>
/// <param name="Run">The folder where the outcomes lie, as people see it; null where nothing ran.</param>
public sealed record WatchNews(
    WatchNewsKind Kind, DateTimeOffset At, IReadOnlyList<string> Files, double Seconds, IReadOnlyList<WatchedScenario> Scenarios, IReadOnlyList<Problem> Problems,
    string? Text = null, string? Run = null);

/// <summary>Kinds of news.</summary>
public enum WatchNewsKind
{
    /// <summary>The test copy is up, and files are looked at from now on.</summary>
    Watching,

    /// <summary>What was saved has been run, as far as there was anything to run.</summary>
    Ran,

    /// <summary>What was saved cannot be used; the problems say why.</summary>
    Wrong,
}

/// <summary>A scenario that ran because a file was saved.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">Its title, with the row's number.</param>
/// <param name="Where">File and line, of the step that failed where one did.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Step">The step that failed; null when it passed.</param>
/// <param name="Failure">Why it failed, or did not run; null when it passed.</param>
public sealed record WatchedScenario(string Id, string Title, string Where, ScenarioStatus Status, double Seconds, string? Step = null, string? Failure = null);
