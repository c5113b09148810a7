using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Sees tables through the map, and knows which columns only one of the two schemas has.</summary>
internal sealed class Lens
{
    private readonly Dictionary<string, TableLens> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> plurals = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Entity, string Say), int> traits = [];
    private readonly Dictionary<string, string> said;
    private readonly HashSet<(string Table, string Column)> oneSided;
    private readonly HashSet<string> notCompared;
    private readonly Dictionary<string, IReadOnlyList<string>> unread;
    private readonly Dictionary<string, TableShape> shapes;

    public Lens(SystemMap map, SchemaShape? schema, IEnumerable<SchemaDifference> differences)
    {
        unread = map.Screens.Values.Where(screen => screen.NotCompared.Count > 0)
            .ToDictionary(screen => screen.Name, screen => screen.NotCompared, StringComparer.OrdinalIgnoreCase);
        notCompared = map.NotCompared.ToHashSet(StringComparer.OrdinalIgnoreCase);
        shapes = (schema?.Tables ?? []).ToDictionary(table => table.Name, StringComparer.Ordinal);
        foreach (var entity in map.Entities.Values.OrderBy(entity => entity.Name, StringComparer.Ordinal))
        {
            tables.TryAdd(entity.Table, Through(entity, map));
            foreach (var (rank, trait) in entity.Traits.Index())
                traits.TryAdd((entity.Name, trait.Say), rank);
        }

        foreach (var table in tables.Values)
            plurals[table.Where] = table.Plural;
        // A code by which two fields mean different things stays as it is.
        said = tables.Values.SelectMany(table => table.Known.Values).SelectMany(column => column.Field.Words)
            .GroupBy(word => word.Value, word => word.Key, StringComparer.Ordinal)
            .Where(words => words.Distinct(StringComparer.Ordinal).Count() == 1)
            .ToDictionary(words => words.Key, words => words.First(), StringComparer.Ordinal);
        oneSided = differences.Where(difference => difference.OneSided).Select(difference => (difference.Table, difference.Column)).ToHashSet();
    }

    /// <summary>The table, known to the map or not.</summary>
    public TableLens Table(string table)
    {
        if (tables.TryGetValue(table, out var known))
            return known;
        var word = table.Replace('_', ' ');
        var keys = KeyColumns(table);
        var made = keys is [var only] && IsMade(table, only) ? only : null;
        return tables[table] = new TableLens(
            table, word, word + " rows", made, keys, made is null ? keys : [], null, new Dictionary<string, ColumnLens>(StringComparer.Ordinal));
    }

    /// <summary>The word for several of what <see cref="TableLens.Where"/> names.</summary>
    public string Plural(string where) => plurals.GetValueOrDefault(where, where + " rows");

    /// <summary>A text of a message, a file or a screen; a code of the system by its housing word, where all fields of the map mean the same by it.</summary>
    public string Say(string text) => said.GetValueOrDefault(text, text);

    /// <summary>Place of a trait among those that the map says of an entity; what the map names first is told first.</summary>
    public int TraitRank(string entity, string say) => traits.GetValueOrDefault((entity, say), int.MaxValue);

    /// <summary>True for a column that only one schema has: told once, and never compared row by row.</summary>
    public bool IsSetAside(string table, string column) => oneSided.Contains((table, column));

    /// <summary>Screens without the lines that the map leaves out of comparisons.</summary>
    public IReadOnlyList<ScreenSeen> Read(IReadOnlyList<ScreenSeen> screens) => unread.Count == 0 ? screens : [.. screens.Select(Read)];

    private ScreenSeen Read(ScreenSeen screen) => unread.TryGetValue(screen.Name, out var texts)
        ? screen with { Aria = string.Join('\n', screen.Aria.Split('\n').Where(line => !texts.Any(text => line.Contains(text, StringComparison.Ordinal)))) }
        : screen;

    /// <summary>True for a table that only one schema has, and for one that the map leaves out of comparisons.</summary>
    public bool IsSetAside(string table) => oneSided.Contains((table, "")) || notCompared.Contains(table);

    /// <summary>Tables with those that they refer to first, so that a reference meets a row that is already matched.</summary>
    public IReadOnlyList<string> InOrder(IEnumerable<string> names)
    {
        var wanted = names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var placed = new HashSet<string>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var name in wanted)
            Place(name);
        return order;

        void Place(string name)
        {
            if (!placed.Add(name))
                return;
            var referred = Table(name).Known.Values.Select(column => column.Table).OfType<string>().Order(StringComparer.Ordinal);
            foreach (var other in referred.Where(other => wanted.BinarySearch(other, StringComparer.Ordinal) >= 0))
                Place(other);
            order.Add(name);
        }
    }

    private TableLens Through(EntityMap entity, SystemMap map)
    {
        var columns = new Dictionary<string, ColumnLens>(StringComparer.Ordinal);
        foreach (var field in entity.Fields.Values.OrderBy(field => field.Name, StringComparer.Ordinal))
        {
            var refers = field.Refers is { } word ? Entity(map, word) : null;
            columns.TryAdd(field.Column, new ColumnLens(field, refers?.Name, refers?.Table));
        }

        var natural = KeyColumns(entity.Table);
        var identity = entity.Identity.Count > 0 ? [.. entity.Identity.Select(Column)] : entity.Key is null ? natural : [];
        return new TableLens(
            entity.Table, entity.Name, entity.Plural, entity.Key, entity.Key is { } key ? [key] : natural, identity,
            entity.Label is { } label ? Column(label) : null, columns);

        string Column(string field) =>
            entity.Fields.Values.FirstOrDefault(known => Words.Same(known.Name, field))?.Column ?? field;
    }

    private static EntityMap? Entity(SystemMap map, string word) => map.Entities.Values.FirstOrDefault(entity => Words.Same(entity.Name, word));

    private List<string> KeyColumns(string table) =>
        shapes.TryGetValue(table, out var shape) ? [.. shape.Columns.Where(column => column.Key).Select(column => column.Name)] : [];

    // Of a table that the map does not know, a number or a GUID is taken for a key that the database makes; a text is a name.
    private bool IsMade(string table, string column)
    {
        var type = shapes[table].Columns.First(shape => string.Equals(shape.Name, column, StringComparison.Ordinal)).Type;
        return type.Contains("int", StringComparison.OrdinalIgnoreCase) || type.Contains("serial", StringComparison.OrdinalIgnoreCase)
            || type.Equals("uuid", StringComparison.OrdinalIgnoreCase) || type.Equals("uniqueidentifier", StringComparison.OrdinalIgnoreCase);
    }
}
