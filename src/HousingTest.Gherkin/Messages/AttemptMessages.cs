using HousingTest.Model;

namespace HousingTest.Gherkin.Messages;

/// <summary>
/// Says how one attempt at a scenario went. What is known of its times is said; a step that was skipped took none, and nor did a hook, but for the
/// first one behind the steps, which writes the outcome down and puts the test copy back.
/// </summary>
internal sealed class AttemptMessages
{
    private readonly ToldAttempt _attempt;
    private readonly Outcome? _outcome;
    private readonly string _id;
    private readonly IReadOnlyList<TestStep> _before;
    private readonly IReadOnlyList<TestStep> _steps;
    private readonly IReadOnlyList<TestStep> _after;
    private readonly TestCase _case;
    private DateTimeOffset _now;
    private int _screens;

    public AttemptMessages(TestCase testCase, ToldAttempt attempt, MessageIds ids)
    {
        _case = testCase;
        _attempt = attempt;
        _outcome = attempt.Read();
        _id = ids.Next();
        _before = [.. testCase.TestSteps.TakeWhile(step => step.HookId is not null)];
        _steps = [.. testCase.TestSteps.Where(step => step.HookId is null)];
        _after = [.. testCase.TestSteps.Skip(_before.Count + _steps.Count)];
        _now = attempt.Began;
    }

    public IEnumerable<Envelope> All()
    {
        yield return new Envelope
        {
            TestCaseStarted = new TestCaseStarted(
                _attempt.Number - 1, _id, _case.Id, _attempt.Worker?.ToString(System.Globalization.CultureInfo.InvariantCulture), Timestamp.Of(_now)),
        };
        // What failed around the steps before any of them was reached failed in front of them.
        var inFront = Around is not null && _after.Count + _before.Count > 0 && (_after.Count == 0 || (_before.Count > 0 && _outcome is not null && Reached == 0));
        for (var hook = 0; hook < _before.Count; hook++)
        {
            foreach (var envelope in Step(_before[hook], _now, inFront && hook == _before.Count - 1 ? Failed(Around!) : Passed, []))
                yield return envelope;
        }

        for (var step = 0; step < _steps.Count; step++)
        {
            foreach (var envelope in StepAt(step))
                yield return envelope;
        }

        for (var hook = 0; hook < _after.Count; hook++)
        {
            var result = hook > 0 || inFront || Around is null ? Passed : Failed(Around);
            foreach (var envelope in Step(_after[hook], hook == 0 ? _attempt.Ended : _now, result, hook == 0 ? Rest() : []))
                yield return envelope;
        }

        // A repetition is no retry: that another attempt passed makes none of them good, so each one counts.
        yield return new Envelope { TestCaseFinished = new TestCaseFinished(_id, Timestamp.Of(Later(_attempt.Ended)), WillBeRetried: false) };
    }

    private static (ResultStatus Status, string? Message) Passed => (ResultStatus.Passed, null);

    private int Reached => _outcome?.Steps.Take(_steps.Count).Count(step => step.Status != ScenarioStatus.NotRun) ?? 0;

    /// <summary>What failed and belongs to no step; null when nothing did.</summary>
    private string? Around
    {
        get
        {
            var problems = CucumberMessages.TextOf(_attempt.Problems);
            if (_outcome is null)
                return problems.Length > 0 ? problems : "It has no outcome: it did not run, or what ran it ended before one was written down";
            if (_outcome.Steps.Count > _steps.Count)
                return Joined(_outcome.Steps[^1].Failure ?? "A hook failed", problems);
            var lost = _outcome.Status == ScenarioStatus.Failed && _outcome.Steps.All(step => step.Status != ScenarioStatus.Failed);
            return Joined(lost ? string.Join('\n', _outcome.Errors.Select(error => $"{error.Source}: {error.Text}").DefaultIfEmpty("It failed around its steps")) : "", problems)
                is { Length: > 0 } text ? text : null;
        }
    }

    private static string Joined(params IEnumerable<string> texts) => string.Join('\n', texts.Where(text => text.Length > 0));

    private static (ResultStatus, string?) Failed(string why) => (ResultStatus.Failed, why);

    private IEnumerable<Envelope> StepAt(int index)
    {
        var times = _attempt.Steps.GetValueOrDefault(index);
        if (times is not null)
            _now = Later(times.Began);
        var seen = times is null ? [] : Screens(times.Screens);
        return Step(_steps[index], times?.Ended ?? _now, ResultOf(index), [.. seen]);
    }

    private (ResultStatus, string?) ResultOf(int index) => _outcome?.Steps.ElementAtOrDefault(index) is not { } step
        ? (ResultStatus.Skipped, null)
        : step.Status switch
        {
            ScenarioStatus.Passed => (ResultStatus.Passed, null),
            ScenarioStatus.NotRun => (ResultStatus.Skipped, null),
            _ => (
                step.Gap switch
                {
                    StepGap.Undefined => ResultStatus.Undefined,
                    StepGap.Ambiguous => ResultStatus.Ambiguous,
                    StepGap.Pending => ResultStatus.Pending,
                    _ => ResultStatus.Failed,
                },
                step.Failure),
        };

    private IEnumerable<Envelope> Step(TestStep step, DateTimeOffset until, (ResultStatus Status, string? Message) result, IReadOnlyList<ToldFile> attached)
    {
        yield return new Envelope { TestStepStarted = new TestStepStarted(_id, step.Id, Timestamp.Of(_now)) };
        // Without a hook behind the steps, what the scenario did as a whole stands with the last of them.
        var all = _after.Count == 0 && step == _case.TestSteps[^1] ? attached.Concat(Rest()) : attached;
        foreach (var file in all)
            yield return new Envelope { Attachment = new Attachment(file.Body, file.Encoding, file.Name, file.MediaType, _id, step.Id) };
        var began = _now;
        _now = Later(until);
        yield return new Envelope
        {
            TestStepFinished = new TestStepFinished(_id, step.Id, new TestStepResult(Duration.Between(began, _now), result.Message, result.Status), Timestamp.Of(_now)),
        };
    }

    private DateTimeOffset Later(DateTimeOffset time) => time > _now ? time : _now;

    private IReadOnlyList<ToldFile> Rest() => _outcome is null ? [] : [.. Screens(_outcome.Screens.Count), .. ToldFile.Of(_outcome, _attempt.File)];

    /// <summary>The screens that were stopped at since they were last asked for.</summary>
    private List<ToldFile> Screens(int until)
    {
        var seen = _outcome?.Screens.Take(until).Skip(_screens).ToList() ?? [];
        _screens += seen.Count;
        return [.. seen.Select(screen => ToldFile.Of(screen, _attempt.File)).OfType<ToldFile>()];
    }
}
