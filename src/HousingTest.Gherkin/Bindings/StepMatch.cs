using HousingTest.Gherkin.Language;
using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Gherkin.Bindings;

/// <summary>What is known of a step before it runs: the binding with its arguments as they stand in the text, or why there is none.</summary>
internal sealed record StepMatch(ScenarioExecutionStatus Status, StepBinding? Binding, IReadOnlyList<object> Arguments, Problem? Problem)
{
    /// <summary>The bindings that read as the step does, where none of them can be taken.</summary>
    public IReadOnlyList<StepBinding> Rivals { get; init; } = [];

    public static StepMatch To(StepBinding binding, IReadOnlyList<object> arguments) => new(ScenarioExecutionStatus.OK, binding, arguments, Problem: null);

    public static StepMatch None(ScenarioExecutionStatus status, Problem problem) => new(status, Binding: null, [], problem);

    /// <summary>What the step hands over besides the arguments in its text.</summary>
    public static IEnumerable<object> Beneath(PickleStep step)
    {
        if (step.DocString is { } text)
            yield return text;
        if (step.Table is { } table)
            yield return TableOf(table);
    }

    // The column names are copied: a step may rename the columns of its table.
    public static DataTable TableOf(IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new DataTable([.. rows[0]]);
        foreach (var row in rows.Skip(1))
            table.AddRow([.. row]);
        return table;
    }
}
