namespace HousingTest.Gherkin.Language;

/// <summary>Steps one after the other: what a conjunction means depends on the steps before it.</summary>
internal sealed class StepSequence
{
    private readonly List<PickleStep> _steps = [];
    private KeywordType _type = KeywordType.Unknown;
    private StepKind _kind = StepKind.Given;

    public StepSequence()
    {
    }

    /// <summary>Goes on behind other steps, which stay as they are.</summary>
    public StepSequence(StepSequence before)
    {
        _steps.AddRange(before._steps);
        _type = before._type;
        _kind = before._kind;
    }

    public IReadOnlyList<PickleStep> Steps => _steps;

    public void Add(Step step, PlaceholderValues values)
    {
        _type = step.KeywordType == KeywordType.Conjunction ? _type : step.KeywordType;
        _kind = step.KeywordType switch
        {
            KeywordType.Context => StepKind.Given,
            KeywordType.Action => StepKind.When,
            KeywordType.Outcome => StepKind.Then,
            _ => _kind,
        };
        _steps.Add(new PickleStep(
            step,
            values.Row,
            _type,
            _kind,
            values.Fill(step.Text),
            step.DocString is { } doc ? values.Fill(doc.Content) : null,
            step.DocString is { } opened ? values.Fill(opened.MediaType) : "",
            step.Table?.Rows.Select(row => (IReadOnlyList<string>)[.. row.Cells.Select(cell => values.Fill(cell.Value))]).ToList()));
    }
}
