namespace HousingTest.Gherkin.Messages;

internal sealed record StepDefinition(string Id, StepDefinitionPattern Pattern, SourceReference SourceReference);

internal sealed record StepDefinitionPattern(string Source, PatternType Type);

internal enum PatternType
{
    CucumberExpression,
    RegularExpression,
}

internal sealed record ParameterType(
    string Name, IReadOnlyList<string> RegularExpressions, bool PreferForRegularExpressionMatch, bool UseForSnippets, string Id,
    SourceReference SourceReference);

internal sealed record Hook(string Id, string Name, SourceReference SourceReference, string? TagExpression, HookKind? Type);

internal enum HookKind
{
    BeforeTestRun,
    AfterTestRun,
    BeforeTestCase,
    AfterTestCase,
    BeforeTestStep,
    AfterTestStep,
}

/// <summary>Where something is defined. The standard names a method after Java, and means one of any language by it.</summary>
internal sealed record SourceReference(JavaMethod JavaMethod);

internal sealed record JavaMethod(string ClassName, string MethodName, IReadOnlyList<string> MethodParameterTypes);
