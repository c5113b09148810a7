using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>Holds a map's entities and seed against what the database tells of itself, and against some of its rows.</summary>
/// <param name="located">The map.</param>
/// <param name="catalogue">The database's tables.</param>
/// <param name="samples">Table → some of its rows; empty where there is none to look at.</param>
/// <param name="estate">What an estate has to fill tables from.</param>
public sealed class CatalogueCheck(
    LocatedMap located, Catalogue catalogue, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>> samples, IReadOnlyList<EstateTable> estate)
{
    private readonly CheckedPart tables = new("Tables");
    private readonly CheckedPart columns = new("Columns");
    private readonly CheckedPart types = new("Types");
    private readonly CheckedPart references = new("References");
    private readonly CheckedPart keys = new("Keys and identities");
    private readonly CheckedPart words = new("Words");
    private readonly CheckedPart seed = new("Seed");

    private SystemMap Map => located.Map;

    /// <summary>All that is not as the map says, kind by kind. Below a table that is not there nothing is looked for.</summary>
    public IReadOnlyList<MapCheckPart> Look()
    {
        foreach (var entity in Map.Entities.Values)
            Entity(entity);
        for (var i = 0; i < Map.Seed.Count; i++)
            Seed(Map.Seed[i], located.At("seed", i.ToString(System.Globalization.CultureInfo.InvariantCulture)), ["seed", i.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        return [tables.Made, columns.Made, types.Made, references.Made, keys.Made, words.Made, seed.Made];
    }

    private void Entity(EntityMap entity)
    {
        tables.Tried();
        if (catalogue.Find(entity.Table) is not { } table)
        {
            tables.Missing(MapProblems.NoTable(located.At("entities", entity.Name, "table"), entity.Name, entity.Table, [.. catalogue.Tables.Select(known => known.Name)]));
            return;
        }

        var rows = samples.GetValueOrDefault(table.Name, []);
        Key(entity, table);
        foreach (var field in entity.Fields.Values)
        {
            columns.Tried();
            if (table.Find(field.Column) is not { } column)
                columns.Missing(MapProblems.NoColumn(AtColumn(entity, field), entity.Name, field.Name, field.Column, table));
            else if (field.Refers is { } refers)
                Reference(entity, field, table, column, refers, rows);
            else
            {
                Type(entity, field, table, column, rows);
                Words(entity, field, table, column, rows);
            }
        }

        Identity(entity, rows);
    }

    private void Key(EntityMap entity, CatalogueTable table)
    {
        if (entity.Key is not { } key)
            return;
        keys.Tried();
        var where = located.At("entities", entity.Name, "key");
        if (table.Find(key) is null)
            keys.Missing(MapProblems.NoColumn(where, entity.Name, "key", key, table));
        else if (!table.Unique.Append(table.Key).Any(unique => unique is [var only] && string.Equals(only, key, StringComparison.Ordinal)))
            keys.Missing(MapProblems.NotTheKey(where, entity.Name, key, table));
    }

    private void Type(EntityMap entity, FieldMap field, CatalogueTable table, CatalogueColumn column, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows)
    {
        types.Tried();
        var values = ValuesOf(column.Name, rows);
        // Words of a field stand for whatever the system writes.
        var misfit = field.Words.Count > 0 ? null : values.Find(value => !ValueFit.Fits(field.Type, value));
        var declared = column.Type.Length == 0 ? "without a type" : column.Type;
        var why = misfit is not null ? $"{table.Name}.{column.Name} is declared {declared} and holds {Shown(misfit)} in {values.Count(value => !ValueFit.Fits(field.Type, value))} of {values.Count} rows looked at"
            : values.Count == 0 && !ValueFit.MayFit(field.Type, column.Type) ? $"{table.Name}.{column.Name} is declared {declared}, and holds nothing yet"
            : null;
        if (why is not null)
            types.Missing(MapProblems.WrongType(AtColumn(entity, field), entity.Name, field.Name, ValueFit.Called(field.Type), why));
    }

    private void Words(EntityMap entity, FieldMap field, CatalogueTable table, CatalogueColumn column, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows)
    {
        foreach (var (word, code) in field.Words)
        {
            words.Tried();
            if (column.Words.Count > 0 && !column.Words.Contains(code, StringComparer.Ordinal))
                words.Missing(MapProblems.WordNeverOccurs(AtColumn(entity, field, "words", word), entity.Name, field.Name, word, code, column));
        }

        var unsaid = ValuesOf(column.Name, rows).Select(value => value.ToString()).Distinct(StringComparer.Ordinal)
            .Where(_ => field.Words.Count > 0).Except(field.Words.Values, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (unsaid.Count > 0)
            words.Unsure(AtColumn(entity, field, "words"), $"No word stands for what {table.Name}.{column.Name} also holds", string.Join(", ", unsaid.Take(12)));
    }

    private void Reference(
        EntityMap entity, FieldMap field, CatalogueTable table, CatalogueColumn column, string refers, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows)
    {
        references.Tried();
        var target = Map.Entities[refers];
        // A table that is not there is told where it is named.
        if (catalogue.Find(target.Table) is not { } other)
            return;
        var where = AtColumn(entity, field, "refers");
        if (table.ReferenceOf(column.Name) is { } reference)
        {
            if (!string.Equals(reference.Table, other.Name, StringComparison.OrdinalIgnoreCase))
            {
                var meant = Map.Entities.Values.FirstOrDefault(known => string.Equals(known.Table, reference.Table, StringComparison.OrdinalIgnoreCase))?.Name;
                Refuse($"the foreign key of {table.Name}.{column.Name} goes to {reference.Table}", meant is null ? "add an entity for that table, and refer to it" : $"write refers: {meant}");
            }

            return;
        }

        if (target.Key is not { } key || other.Find(key) is not { } keyColumn)
        {
            Refuse($"no foreign key says so, and the entity '{target.Name}' has no key to refer to", $"give {target.Name} its key, or take 'refers' out");
            return;
        }

        var (own, theirs) = (ValueFit.KindOf(column.Type), ValueFit.KindOf(keyColumn.Type));
        if (own.Length > 0 && theirs.Length > 0 && !string.Equals(own, theirs, StringComparison.Ordinal))
        {
            Refuse($"no foreign key says so, and {table.Name}.{column.Name} is declared {column.Type}, {other.Name}.{key} {keyColumn.Type}", "name the column that holds the key, or take 'refers' out");
            return;
        }

        var known = samples.GetValueOrDefault(other.Name, []);
        var values = ValuesOf(column.Name, rows).FindAll(value => !field.Words.Values.Contains(value.ToString(), StringComparer.Ordinal));
        var keysThere = known.Select(row => row.GetValueOrDefault(key, Value.None)).ToHashSet();
        // Only where all of the other table's keys are known.
        if (known.Count == other.Rows && values.Where(value => !keysThere.Contains(value)).ToList() is { Count: > 0 } lost)
            Refuse($"no foreign key says so, and {lost.Count} of {values.Count} rows looked at hold no {other.Name}.{key}, such as {Shown(lost[0])}", "name the column that holds the key, or take 'refers' out");

        void Refuse(string why, string remedy) => references.Missing(MapProblems.Unreferred(where, entity.Name, field.Name, refers, why, remedy));
    }

    private void Identity(EntityMap entity, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows)
    {
        if (entity.Identity.Count == 0)
            return;
        keys.Tried();
        var where = located.At("entities", entity.Name, "identity");
        var named = entity.Identity.Select(field => entity.Fields[field].Column).ToList();
        if (entity.Key is { } key && named.Contains(key, StringComparer.Ordinal))
        {
            keys.Missing(MapProblems.NoIdentity(where, entity.Name, $"{key} is made by the database: two runs give the same row two of them"));
            return;
        }

        var whole = rows.Select(row => named.ConvertAll(column => row.GetValueOrDefault(column, Value.None))).Where(values => values.TrueForAll(value => value is not Value.Null)).ToList();
        var shared = whole.GroupBy(values => string.Join('\n', values), StringComparer.Ordinal).Where(same => same.Skip(1).Any()).Sum(same => same.Count());
        // A few that are alike are matched by what else is in them; where most are, the identity is none.
        if (shared > whole.Count / 2)
            keys.Missing(MapProblems.NoIdentity(where, entity.Name, $"{shared} of {whole.Count} rows looked at have the same {string.Join(", ", entity.Identity)} as another"));
    }

    private void Seed(SeedMap map, string where, IReadOnlyList<string> path)
    {
        seed.Tried();
        if (estate.FirstOrDefault(known => string.Equals(known.Entity, map.Estate, StringComparison.OrdinalIgnoreCase)) is not { } entity)
        {
            seed.Missing(MapProblems.UnknownToEstate(
                located.At([.. path, "estate"]), $"The estate has no '{map.Estate}'", NearestNames.Tell(map.Estate, [.. estate.Select(known => known.Entity)], "it has nothing")));
        }
        else
        {
            foreach (var (column, filled) in map.Columns.Where(column => !entity.Fields.Contains(column.Value.Field, StringComparer.Ordinal)))
            {
                seed.Missing(MapProblems.UnknownToEstate(
                    located.At([.. path, "columns", column]), $"An estate's {entity.Entity} has no field '{filled.Field}'", NearestNames.Tell(filled.Field, entity.Fields, "it has none")));
            }
        }

        // A table that is not there is told where the entity names it.
        if (catalogue.Find(map.Table) is not { } table)
            return;
        foreach (var column in table.Columns)
        {
            if (column.Generated && map.Columns.ContainsKey(column.Name))
                seed.Missing(MapProblems.ColumnNotWritten(located.At([.. path, "columns", column.Name]), table.Name, column.Name));
            if (column.Required && !map.Columns.ContainsKey(column.Name))
                seed.Missing(MapProblems.ColumnNotSeeded(where, table.Name, column.Name, column.Type));
        }
    }

    private string AtColumn(EntityMap entity, FieldMap field, params IReadOnlyList<string> below) =>
        located.At(["entities", entity.Name, "fields", field.Name, .. below.Count == 0 ? ["column"] : below]);

    private static List<Value> ValuesOf(string column, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows) =>
        [.. rows.Select(row => row.GetValueOrDefault(column, Value.None)).Where(value => value is not Value.Null)];

    private static string Shown(Value value) => value switch
    {
        Value.Text text => $"the text '{(text.Content.Length > 30 ? text.Content[..30] + "…" : text.Content)}'",
        Value.Blob => "bytes",
        _ => value.ToString(),
    };
}
