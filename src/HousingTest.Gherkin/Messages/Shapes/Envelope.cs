namespace HousingTest.Gherkin.Messages;

/// <summary>A line of the file; exactly one member is set. The shapes and their names are those of Cucumber Messages.</summary>
internal sealed record Envelope
{
    public Meta? Meta { get; init; }

    public Source? Source { get; init; }

    public GherkinDocument? GherkinDocument { get; init; }

    public Pickle? Pickle { get; init; }

    public ParameterType? ParameterType { get; init; }

    public StepDefinition? StepDefinition { get; init; }

    public Hook? Hook { get; init; }

    public TestRunStarted? TestRunStarted { get; init; }

    public TestRunHookStarted? TestRunHookStarted { get; init; }

    public TestRunHookFinished? TestRunHookFinished { get; init; }

    public TestCase? TestCase { get; init; }

    public Suggestion? Suggestion { get; init; }

    public TestCaseStarted? TestCaseStarted { get; init; }

    public TestStepStarted? TestStepStarted { get; init; }

    public Attachment? Attachment { get; init; }

    public TestStepFinished? TestStepFinished { get; init; }

    public TestCaseFinished? TestCaseFinished { get; init; }

    public TestRunFinished? TestRunFinished { get; init; }
}
