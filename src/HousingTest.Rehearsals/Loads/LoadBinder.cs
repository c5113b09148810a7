using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Finds what a load names: the extract and its columns, the entity, its fields, and what they refer to. Collects all that is not there.</summary>
/// <param name="order">What is to be loaded.</param>
/// <param name="catalogue">What the database tells of itself.</param>
internal sealed class LoadBinder(LoadOrder order, Catalogue catalogue)
{
    private readonly LoadDefinition definition = order.Definition;
    private readonly List<Problem> problems = [];

    /// <summary>The load, or all that was not found.</summary>
    /// <exception cref="ProblemException">All of it, in the order of the file's lines.</exception>
    public BoundLoad Bind()
    {
        var asked = new AskedColumns();
        var places = definition.Fields.Select(field => field.From is { } from ? asked.Add(from.Column, from.Line) : -1).ToList();
        var filters = asked.Add(definition.Filters);
        var rows = new ExtractBinder(order.Root, definition.File, problems).Bind(definition.Extract, asked);
        var entity = MapPath.Find(order.Map, definition.Into);
        var fields = new List<FilledField>();
        if (entity is null)
            problems.Add(LoadProblems.NoEntity(At(definition.IntoLine), definition.Into, order.Map.Entities.Keys));
        else if (Table(entity.Table, definition.IntoLine) is { } table)
        {
            fields.AddRange(definition.Fields.Select((field, i) => Field(entity, table, field, places[i])).OfType<FilledField>());
            if (fields.Count == definition.Fields.Count)
                ExpectWhole(entity, table, fields);
        }

        if (problems.Count > 0)
            throw InLines.Of(problems);
        return new BoundLoad(rows!, filters, entity!, fields, entity!.Identity is [var only] ? fields.FindIndex(field => Same(field.Mapped.Name, only)) : -1);
    }

    private FilledField? Field(EntityMap entity, CatalogueTable table, LoadField field, int place)
    {
        if (!entity.Fields.TryGetValue(field.Name, out var mapped))
        {
            problems.Add(LoadProblems.NoField(At(field.Line), $"The map's {entity.Name} has no field '{field.Name}'", $"its fields are: {string.Join(", ", entity.Fields.Keys)}"));
            return null;
        }

        var column = table.Columns.FirstOrDefault(known => Same(known.Name, mapped.Column));
        if (column is null)
        {
            problems.Add(LoadProblems.NotInDatabase(
                At(field.Line), $"The table {table.Name} has no column '{mapped.Column}'", $"its columns are: {string.Join(", ", table.Columns.Select(known => known.Name))}"));
            return null;
        }

        var before = problems.Count;
        var refers = mapped.Refers is null ? null : Refers(field, mapped);
        if (field.By is not null && mapped.Refers is null)
            problems.Add(LoadProblems.ByOfNoReference(At(field.Line), field.Name));
        if (problems.Count > before)
            return null;
        var bound = new FilledField(field, mapped, place, column.Required) { Read = Reader(field, mapped, refers), Refers = refers };
        if (problems.Count == before)
            ExpectWords(bound);
        return problems.Count > before ? null : bound;
    }

    private FoundBy? Refers(LoadField field, FieldMap mapped)
    {
        var where = At(field.Line);
        if (!order.Map.Entities.TryGetValue(mapped.Refers!, out var other) || (field.By ?? other.Label) is not { } by || other.Key is not { } key)
        {
            problems.Add(LoadProblems.NoWayToFind(where, field.Name, mapped.Refers!));
            return null;
        }

        if (MapPath.Resolve(order.Map, other, by, (what, why) => problems.Add(LoadProblems.NoField(where, what, why))) is not { } path || Table(other.Table, field.Line) is null)
            return null;
        return new FoundBy(other, path.Field, new RowReading(other.Table, [new ReadColumn([], key), path.Column]),
            new FieldReader(Type(path.Field?.Type), new SideField(by, field.Line), path.Field), new KeysByText());
    }

    // Of a reference it is what the other row is known by that stands in the extract.
    private Func<string?, FieldValue> Reader(LoadField field, FieldMap mapped, FoundBy? refers)
    {
        var type = Type(refers is null ? mapped.Type : refers.By?.Type);
        if (field.From is not { } side)
            return Constant(field, refers is null ? mapped.Type : FieldType.Text);
        var isCode = field.Type is ReconciledType.Code && type is ReconciledType.Text or ReconciledType.Code;
        if (field.Type is { } said && said != type && !isCode)
            problems.Add(LoadProblems.OtherType(At(field.Line), field.Name, Told(type), Told(said)));
        else if (type is ReconciledType.Money && side.Pounds is null)
            problems.Add(LoadProblems.PoundsOrPence(At(field.Line), field.Name));
        if (mapped.Type is FieldType.Instant)
            return new InstantReader(side, Zone()).Read;
        return new FieldReader(isCode ? ReconciledType.Code : type, side, null).Read;
    }

    // The same in every row is written as people say it.
    private Func<string?, FieldValue> Constant(LoadField field, FieldType type) => type switch
    {
        FieldType.Pence => Money(field),
        FieldType.Date => new FieldReader(ReconciledType.Date, new SideField("", field.Line), null).Read,
        FieldType.Instant => new InstantReader(new SideField("", field.Line), Zone()).Read,
        _ => text => new FieldValue(ValueState.Known, text ?? ""),
    };

    // £12.50 or 1250p.
    private Func<string?, FieldValue> Money(LoadField field)
    {
        var text = field.Value!;
        bool? pounds = text.StartsWith('£') ? true : text.EndsWith('p') || text is "0" ? false : null;
        if (pounds is null)
            problems.Add(LoadProblems.PoundsOrPence(At(field.Line), field.Name));
        var reader = new FieldReader(ReconciledType.Money, new SideField("", field.Line) { Pounds = pounds }, null);
        return _ => reader.Read(text.TrimEnd('p'));
    }

    private void ExpectWords(FilledField field)
    {
        if (field.Refers is not null)
            return;
        var stored = new StoredForm(field.Mapped);
        // What every row is to have is what its column takes, or no row is loaded.
        IEnumerable<string> wrong = field.Field.From is { } from
            ? (from.Codes?.Values ?? []).Distinct(StringComparer.Ordinal).Where(word => stored.Of(word) is null)
            : field.Of(field.Field.Value).Value is null ? [field.Field.Value!] : [];
        foreach (var word in wrong)
            problems.Add(LoadProblems.NoWord(At(field.Field.Line), field.Field.Name, word, stored.Wanted));
    }

    private void ExpectWhole(EntityMap entity, CatalogueTable table, IReadOnlyList<FilledField> fields)
    {
        foreach (var same in fields.GroupBy(field => field.Mapped.Column, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var again in same.Skip(1))
                problems.Add(LoadProblems.FilledTwice(At(again.Field.Line), again.Field.Name, same.First().Field.Name));
        }

        var missing = table.Columns.Where(column => column.Required && !Same(column.Name, entity.Key) && !fields.Any(field => Same(field.Mapped.Column, column.Name)))
            .Select(column => entity.Fields.Values.FirstOrDefault(field => Same(field.Column, column.Name))?.Name ?? column.Name).ToList();
        if (missing.Count > 0)
            problems.Add(LoadProblems.NotFilled(At(definition.IntoLine), entity.Name, missing));
    }

    private CatalogueTable? Table(string name, int line)
    {
        var found = catalogue.Tables.FirstOrDefault(table => Same(table.Name, name));
        if (found is null)
            problems.Add(LoadProblems.NotInDatabase(At(line), $"The database has no table '{name}'", $"its tables are: {string.Join(", ", catalogue.Tables.Select(table => table.Name))}"));
        return found;
    }

    private TimeZoneInfo Zone() => TimeZoneInfo.TryFindSystemTimeZoneById(order.Map.Clock.Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    private static ReconciledType Type(FieldType? type) => type switch
    {
        FieldType.Pence => ReconciledType.Money,
        FieldType.Number => ReconciledType.Number,
        FieldType.Date or FieldType.Instant => ReconciledType.Date,
        _ => ReconciledType.Text,
    };

    private static string Told(ReconciledType type) => type switch
    {
        ReconciledType.Money => "money",
        ReconciledType.Date => "a date",
        ReconciledType.Code => "a code",
        ReconciledType.Number => "a number",
        _ => "text",
    };

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private string At(int line) => $"{definition.File}:{line}";
}
