using HousingTest.Gherkin.Bindings;

namespace HousingTest.Gherkin.Messages;

/// <summary>Says what a scenario comes to once its steps are bound.</summary>
internal sealed class TestCaseMessages(BindingRegistry bindings, BindingMessages definitions, MessageIds ids)
{
    /// <summary>The test case, then a suggestion for each step that nothing binds.</summary>
    public IEnumerable<Envelope> Of(Language.Pickle pickle, string run)
    {
        var matches = pickle.Steps.Select((step, place) => (Step: step, Id: ids.Of(pickle, place), Match: bindings.Match(pickle, step))).ToList();
        yield return new Envelope
        {
            TestCase = new TestCase(
                ids.Next(), ids.Of(pickle),
                [
                    .. HooksOf(HookType.BeforeScenario, pickle),
                    .. matches.Select(one => StepOf(one.Step, one.Id, one.Match)),
                    .. HooksOf(HookType.AfterScenario, pickle),
                ],
                run),
        };
        foreach (var (step, id, _) in matches.Where(one => one.Match.Status == Reqnroll.ScenarioExecutionStatus.UndefinedStep))
            yield return new Envelope { Suggestion = new Suggestion(ids.Next(), id, [new Snippet("csharp", StepSnippet.For(step))]) };
    }

    private IEnumerable<TestStep> HooksOf(HookType type, Language.Pickle pickle) =>
        bindings.Hooks(type, ScopeTarget.Of(pickle)).Select(hook => new TestStep(ids.Next(), HookId: definitions.IdOf(type, hook)));

    private TestStep StepOf(Language.PickleStep step, string id, StepMatch match)
    {
        IReadOnlyList<StepBinding> bound = match.Binding is { } binding ? [binding] : match.Rivals;
        return new TestStep(
            ids.Next(), PickleStepId: id, StepDefinitionIds: [.. bound.Select(definitions.IdOf)],
            StepMatchArgumentsLists: [.. bound.Select(one => new StepMatchArgumentsList([.. one.Pattern.Places(step.Text).Select(ArgumentOf)]))]);
    }

    private static StepMatchArgument ArgumentOf((int Start, string Text, Expressions.ParameterType? Type) place) => new(
        new Group(
            // Of quoted text the argument is what stands within.
            place.Type is { IsQuoted: true } ? [new Group([], place.Start + 1, place.Text[1..^1])] : [],
            place.Start, place.Text),
        place.Type?.Name);
}
