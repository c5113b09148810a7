namespace HousingTest.Gherkin.Messages;

/// <summary>What a pickle comes to once its steps are bound: the hooks before it, its steps, the hooks after it.</summary>
internal sealed record TestCase(string Id, string PickleId, IReadOnlyList<TestStep> TestSteps, string TestRunStartedId);

/// <summary>A hook, or a step with the definitions that read as it does: none where it is undefined, several where it is ambiguous.</summary>
internal sealed record TestStep(
    string Id, string? HookId = null, string? PickleStepId = null, IReadOnlyList<string>? StepDefinitionIds = null,
    IReadOnlyList<StepMatchArgumentsList>? StepMatchArgumentsLists = null);

internal sealed record StepMatchArgumentsList(IReadOnlyList<StepMatchArgument> StepMatchArguments);

internal sealed record StepMatchArgument(Group Group, string? ParameterTypeName);

/// <summary>A part of the step's text, from a character of it on.</summary>
internal sealed record Group(IReadOnlyList<Group> Children, int Start, string Value);

/// <summary>Code to begin a missing step definition with.</summary>
internal sealed record Suggestion(string Id, string PickleStepId, IReadOnlyList<Snippet> Snippets);

internal sealed record Snippet(string Language, string Code);
