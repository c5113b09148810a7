using HousingTest.Gherkin.Language;
using Reqnroll;

namespace HousingTest.Gherkin.Running;

/// <summary>How a scenario fared, step by step. While it runs, hooks find it in the scenario's container; once it is over, it is the result.</summary>
public sealed class ScenarioProgress
{
    private readonly List<StepProgress> _steps;

    internal ScenarioProgress(Pickle pickle)
    {
        Pickle = pickle;
        _steps = [.. pickle.Steps.Select(step => new StepProgress(step, Status: null, Error: null))];
    }

    /// <summary>The scenario.</summary>
    public Pickle Pickle { get; }

    /// <summary>The worst so far; only <see cref="ScenarioExecutionStatus.OK"/> passes.</summary>
    public ScenarioExecutionStatus Status { get; private set; }

    /// <summary>Why it did not pass: what failed first, be it a step or a hook.</summary>
    public Exception? Error { get; private set; }

    /// <summary>All steps of the scenario in order, those that were not reached included.</summary>
    public IReadOnlyList<StepProgress> Steps => _steps;

    internal void Record(int step, ScenarioExecutionStatus status, Exception? error)
    {
        _steps[step] = _steps[step] with { Status = status, Error = error };
        if (status is not (ScenarioExecutionStatus.OK or ScenarioExecutionStatus.Skipped))
            Fail(status, error);
    }

    internal void Fail(ScenarioExecutionStatus status, Exception? error)
    {
        Status = status > Status ? status : Status;
        Error ??= error;
    }

    internal void SkipRest()
    {
        for (var step = 0; step < _steps.Count; step++)
        {
            if (_steps[step].Status is null)
                Record(step, ScenarioExecutionStatus.Skipped, error: null);
        }
    }
}
