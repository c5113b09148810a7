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
            throw InLines.Of(problems);
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
        var asked = new AskedColumns();
        var places = fields.Select(field => field.Side is { } side ? asked.Add(side.Column, side.Line) : -1).ToList();
        var bounds = asked.Add(filters);
        var (rows, mapped) = source switch
        {
            RowSource.Extract extract => (new ExtractBinder(order.Root, definition.File, problems).Bind(extract, asked), Unmapped(asked)),
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

    private static IReadOnlyList<FieldMap?> Unmapped(AskedColumns asked) => [.. asked.Select(_ => (FieldMap?)null)];

    private IRowSource? Table(RowSource.Table source, string name, AskedColumns asked)
    {
        if (Database(source, name) is not { } database || FindTable(source.Name, source.Line) is not { } table)
            return null;
        foreach (var (column, line) in asked)
            FindColumn(table, column, line);
        return Rows(database, table, [.. asked.Select(one => new ReadColumn([], one.Name))]);
    }

    private (IRowSource? Rows, IReadOnlyList<FieldMap?> Mapped) Entity(RowSource.Entity source, string name, AskedColumns asked)
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
}
