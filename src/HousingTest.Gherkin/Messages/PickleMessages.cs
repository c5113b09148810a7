namespace HousingTest.Gherkin.Messages;

/// <summary>Says a scenario that is ready to run. Its document is said before it.</summary>
internal sealed class PickleMessages(MessageIds ids)
{
    public Pickle Of(string uri, Language.Pickle pickle) => new(
        ids.Of(pickle), uri, DocumentMessages.Of(pickle.Location), pickle.Name, pickle.Language, [.. pickle.Steps.Select((step, place) => Of(step, ids.Of(pickle, place)))],
        [.. pickle.TagsAsWritten.Select(tag => new PickleTag(tag.Name, ids.Of(tag)))],
        pickle.Row is { } row ? [ids.Of(pickle.Scenario), ids.Of(row)] : [ids.Of(pickle.Scenario)]);

    private PickleStep Of(Language.PickleStep step, string id) => new(
        ArgumentOf(step), step.Row is { } row ? [ids.Of(step.Source), ids.Of(row)] : [ids.Of(step.Source)], id, step.Type.ToString(), step.Text);

    private static PickleStepArgument? ArgumentOf(Language.PickleStep step)
    {
        if (step.DocString is null && step.Table is null)
            return null;
        int? first = step is { DocString: not null, Table: not null } ? 1 : null;
        var (text, table) = step.TableComesFirst ? (first + 1, first) : (first, first + 1);
        return new PickleStepArgument(
            step.DocString is { } content ? new PickleDocString(text, DocumentMessages.Written(step.MediaType), content) : null,
            step.Table is { } rows ? new PickleTable(table, [.. rows.Select(row => new PickleTableRow([.. row.Select(cell => new PickleTableCell(cell))]))]) : null);
    }
}
