using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Finds what a reconciliation names: extracts and their columns, entities and fields of the map, tables and columns. Collects all that is not there.</summary>
/// <param name="order">What is to be reconciled.</param>
/// <param name="schema">The database's tables; null without a database.</param>
internal sealed class Binder(ReconciliationOrder order, SchemaShape? schema)
{
    private readonly ReconciliationDefinition definition = order.Definition;
    private readonly List<Problem> problems = [];

    /// <summary>Throws all that was not found, in the order of the file's lines.</summary>
    public void ThrowIfAny()
    {
        if (problems.Count > 0)
            throw new ProblemException([.. problems.DistinctBy(problem => (problem.Id, problem.What, problem.Where)).OrderBy(LineOf)]);
    }

    /// <summary>A side; null when something of it was not found.</summary>
    public BoundRows? Bind(Side side)
    {
        var rows = definition.Of(side);
        return Bind(rows.Source, rows.Name, [.. definition.Fields.Select(field => (field.Of(side), field.Type))], rows.Filters);
    }

    /// <summary>What a field refers to; its key is the one field.</summary>
    public BoundRows? Bind(ReconciliationControl.Orphans control) =>
        Bind(control.To, $"of '{control.Name}'", [(control.By, definition.Fields[definition.PlaceOf(control.Field)].Type)], []);

    private BoundRows? Bind(RowSource source, string name, IReadOnlyList<(SideField? Side, ReconciledType Type)> fields, IReadOnlyList<RowFilter> filters)
    {
        var before = problems.Count;
        var asked = new List<(string Name, int Line)>();
        var places = fields.Select(field => field.Side is { } side ? Ask(asked, side.Column, side.Line) : -1).ToList();
        var bounds = filters.Select(filter => new BoundFilter(
            Ask(asked, filter.Column, filter.Line), filter.Values.Select(value => value.Trim()).ToHashSet(StringComparer.Ordinal), filter.Keeps)).ToList();
        var (rows, mapped) = source switch
        {
            RowSource.Extract extract => (Extract(extract, asked), Unmapped(asked)),
            RowSource.Table table => (Table(table, name, asked), Unmapped(asked)),
            RowSource.Entity entity => Entity(entity, name, asked),
            _ => throw new InvalidOperationException("rows are nowhere else"),
        };
        if (rows is null || problems.Count > before)
            return null;
        var readers = fields.Select((field, i) => field.Side is { } side ? new BoundField(places[i], new FieldReader(field.Type, side, mapped[places[i]])) : null).ToList();
        for (var i = 0; i < fields.Count; i++)
        {
            if (fields[i] is { Type: ReconciledType.Money, Side: { Pounds: null } side } && source is RowSource.Entity && mapped[places[i]]?.Type is not FieldType.Pence)
                problems.Add(ReconciliationProblems.NotInMap(At(side.Line), $"The map does not say that '{side.Column}' is money", "say so here, with 'format: pounds' or 'format: pence'"));
        }

        return new BoundRows(rows, readers, bounds);
    }

    private static int Ask(List<(string Name, int Line)> asked, string name, int line)
    {
        var there = asked.FindIndex(one => string.Equals(one.Name, name, StringComparison.OrdinalIgnoreCase));
        if (there >= 0)
            return there;
        asked.Add((name, line));
        return asked.Count - 1;
    }

    private static IReadOnlyList<FieldMap?> Unmapped(List<(string Name, int Line)> asked) => [.. asked.Select(_ => (FieldMap?)null)];

    private IRowSource? Extract(RowSource.Extract extract, List<(string Name, int Line)> asked)
    {
        if (Header(extract) is not { } header)
            return null;
        foreach (var (name, line) in asked)
        {
            var found = header.Count(column => string.Equals(column, name, StringComparison.OrdinalIgnoreCase));
            if (found == 0)
                problems.Add(ReconciliationProblems.NoColumn(At(line), extract.Path, name, header));
            else if (found > 1)
                problems.Add(ReconciliationProblems.ColumnTwice(At(line), extract.Path, name));
        }

        IReadOnlyList<string> columns = [.. asked.Select(one => one.Name)];
        return extract.Form switch
        {
            ExtractForm.Delimited form => new DelimitedRows(extract, form, order.Root, header, columns),
            ExtractForm.FixedWidth form => new FixedWidthRows(extract, form, order.Root, columns),
            _ => throw new InvalidOperationException("there is no other form"),
        };
    }

    private IReadOnlyList<string>? Header(RowSource.Extract extract)
    {
        try
        {
            if (extract.Form is ExtractForm.FixedWidth { Columns: var columns })
            {
                using var readable = new ExtractStream(extract, order.Root);
                return [.. columns.Select(column => column.Name)];
            }

            var form = (ExtractForm.Delimited)extract.Form;
            var first = DelimitedRows.Header(extract, form, order.Root);
            if (form.Columns is null && first is null)
                problems.Add(ReconciliationProblems.Empty(At(extract.Line), extract.Path));
            return form.Columns ?? first;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            var why = unreadable is FileNotFoundException or DirectoryNotFoundException ? "there is no such file" : unreadable.Message;
            problems.Add(ReconciliationProblems.NoExtract(At(extract.Line), extract.Path, why));
            return null;
        }
        catch (ProblemException wrong)
        {
            problems.AddRange(wrong.Problems);
            return null;
        }
    }

    private IRowSource? Table(RowSource.Table source, string name, List<(string Name, int Line)> asked)
    {
        if (Database(source, name) is not { } database || FindTable(source.Name, source.Line) is not { } table)
            return null;
        foreach (var (column, line) in asked)
            FindColumn(table, column, line);
        return Rows(database, table, [.. asked.Select(one => new ReadColumn([], one.Name))]);
    }

    private (IRowSource? Rows, IReadOnlyList<FieldMap?> Mapped) Entity(RowSource.Entity source, string name, List<(string Name, int Line)> asked)
    {
        if (Database(source, name) is not { } database || order.Map is not { } map)
            return (null, []);
        if (MapPath.Find(map, source.Name) is not { } entity)
        {
            problems.Add(ReconciliationProblems.NotInMap(At(source.Line), $"The map has no entity '{source.Name}'", $"it has: {string.Join(", ", map.Entities.Keys)}"));
            return (null, []);
        }

        var paths = asked.Select(one => MapPath.Resolve(map, entity, one.Name, (what, why) => problems.Add(ReconciliationProblems.NotInMap(At(one.Line), what, why)))).ToList();
        if (paths.Any(path => path is null) || FindTable(entity.Table, source.Line) is not { } table)
            return (null, []);
        return (Rows(database, table, [.. paths.Select(path => path!.Column)]), [.. paths.Select(path => path!.Field)]);
    }

    private DatabaseRows Rows(ITestDatabase database, TableShape table, IReadOnlyList<ReadColumn> columns)
    {
        IReadOnlyList<string> keys = [.. table.Columns.Where(column => column.Key).Select(column => column.Name)];
        return new DatabaseRows(database, new RowReading(table.Name, [.. columns, .. keys.Select(key => new ReadColumn([], key))]), keys);
    }

    private ITestDatabase? Database(RowSource source, string name)
    {
        if (order.Database is null)
            problems.Add(ReconciliationProblems.NoDatabase(At(source.Line), name));
        return order.Database;
    }

    private TableShape? FindTable(string name, int line)
    {
        var found = schema!.Tables.FirstOrDefault(table => string.Equals(table.Name, name, StringComparison.OrdinalIgnoreCase));
        if (found is null)
            problems.Add(ReconciliationProblems.NotInDatabase(At(line), $"The database has no table '{name}'", $"its tables are: {string.Join(", ", schema.Tables.Select(table => table.Name))}"));
        return found;
    }

    private void FindColumn(TableShape table, string name, int line)
    {
        if (!table.Columns.Any(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase)))
        {
            problems.Add(ReconciliationProblems.NotInDatabase(
                At(line), $"The table {table.Name} has no column '{name}'", $"its columns are: {string.Join(", ", table.Columns.Select(column => column.Name))}"));
        }
    }

    private string At(int line) => $"{definition.File}:{line}";

    private static int LineOf(Problem problem) => int.TryParse(problem.Where.AsSpan(problem.Where.LastIndexOf(':') + 1), out var line) ? line : int.MaxValue;
}
