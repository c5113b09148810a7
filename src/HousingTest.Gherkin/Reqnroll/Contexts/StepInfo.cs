using Reqnroll.Bindings;

namespace Reqnroll;

/// <summary>The step that is running.</summary>
/// <param name="stepDefinitionType">What it does, conjunctions resolved.</param>
/// <param name="text">Its text, without the keyword.</param>
/// <param name="table">Rows beneath it.</param>
/// <param name="multilineText">Text beneath it.</param>
public class StepInfo(StepDefinitionType stepDefinitionType, string text, Table? table, string? multilineText)
{
    /// <summary>What it does, conjunctions resolved.</summary>
    public StepDefinitionType StepDefinitionType { get; } = stepDefinitionType;

    /// <summary>Its text, without the keyword.</summary>
    public string Text { get; } = text;

    /// <summary>Rows beneath it, if any.</summary>
    public Table? Table { get; } = table;

    /// <summary>Text beneath it, if any.</summary>
    public string? MultilineText { get; } = multilineText;
}
