using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>What a draft makes of one table.</summary>
/// <param name="Name">The housing word.</param>
/// <param name="Table">The table.</param>
/// <param name="Key">Column of the key; null without one of a single column.</param>
/// <param name="Fields">Its other columns, in their order.</param>
/// <param name="Label">Field that people may know a row by; null where nothing tells.</param>
/// <param name="Identity">Fields that a unique index says tell rows apart; empty where nothing does.</param>
public sealed record DraftEntity(string Name, CatalogueTable Table, string? Key, IReadOnlyList<DraftField> Fields, string? Label, IReadOnlyList<string> Identity)
{
    private static readonly string[] LabelWords = ["reference", "ref", "number", "no", "name", "code", "title"];

    /// <summary>Drafts of all tables, those referred to first.</summary>
    public static IReadOnlyList<DraftEntity> Of(Catalogue catalogue)
    {
        var prefix = DraftNames.PrefixOf([.. catalogue.Tables.Select(table => table.Name)]);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var names = catalogue.Tables.ToDictionary(
            table => table.Name,
            table => DraftNames.Free(string.Join(' ', DraftNames.WordsOf(table.Name[prefix.Length..])) is { Length: > 0 } words ? DraftNames.Singular(words) : table.Name, taken),
            StringComparer.OrdinalIgnoreCase);
        return [.. ParentsFirst(catalogue).Select(table => Of(catalogue, names, table))];
    }

    private static DraftEntity Of(Catalogue catalogue, IReadOnlyDictionary<string, string> names, CatalogueTable table)
    {
        var key = KeyOf(table);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "key" };
        var fields = table.Columns
            // A key that is a text is a name, too, and not made by the database.
            .Where(column => !string.Equals(column.Name, key, StringComparison.Ordinal) || ValueFit.IsText(column.Type))
            .Select(column => Field(catalogue, names, table, column, taken)).ToList();
        var single = table.Unique.Where(unique => unique.Count == 1).Select(unique => unique[0]).Concat(table.Key.Where(column => ValueFit.IsText(table.Find(column)?.Type ?? ""))).ToList();
        var label = fields.Where(field => single.Contains(field.Column.Name, StringComparer.Ordinal) && field.Refers is null)
            .OrderBy(field => Array.FindIndex(LabelWords, word => DraftNames.WordsOf(field.Column.Name).Contains(word, StringComparer.Ordinal)) is var at && at < 0 ? LabelWords.Length : at)
            .FirstOrDefault()?.Name;
        var identity = table.Unique.Where(unique => !unique.Contains(key, StringComparer.Ordinal)).OrderBy(unique => unique.Count).FirstOrDefault() ?? [];
        return new DraftEntity(
            names[table.Name], table, key, fields, label,
            label is not null && !string.Equals(fields.First(field => string.Equals(field.Name, label, StringComparison.Ordinal)).Column.Name, key, StringComparison.Ordinal) ? [label]
                : [.. identity.Select(column => fields.Find(field => string.Equals(field.Column.Name, column, StringComparison.Ordinal))!.Name)]);
    }

    private static DraftField Field(Catalogue catalogue, IReadOnlyDictionary<string, string> names, CatalogueTable table, CatalogueColumn column, HashSet<string> taken)
    {
        var refers = table.ReferenceOf(column.Name) is { } reference
            && catalogue.Tables.FirstOrDefault(other => string.Equals(other.Name, reference.Table, StringComparison.OrdinalIgnoreCase)) is { } parent
            && reference.To is [var to] && string.Equals(KeyOf(parent), to, StringComparison.OrdinalIgnoreCase) ? names[parent.Name] : null;
        var words = DraftNames.WordsOf(column.Name).ToList();
        if (words.Count > 1 && (refers is not null && words[^1] is "id" || words[^1] is "pence"))
            words.RemoveAt(words.Count - 1);
        return new DraftField(DraftNames.Free(words.Count == 0 ? column.Name : string.Join(' ', words), taken), column, refers);
    }

    private static string? KeyOf(CatalogueTable table) => table.Key is [var only] ? only : null;

    private static IReadOnlyList<CatalogueTable> ParentsFirst(Catalogue catalogue)
    {
        var ordered = new List<CatalogueTable>();
        var begun = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var table in catalogue.Tables)
            Add(table);
        return ordered;

        void Add(CatalogueTable table)
        {
            // Tables that refer to each other in a ring come as they are met.
            if (!begun.Add(table.Name))
                return;
            foreach (var reference in table.References)
            {
                if (catalogue.Tables.FirstOrDefault(other => string.Equals(other.Name, reference.Table, StringComparison.OrdinalIgnoreCase)) is { } parent)
                    Add(parent);
            }

            ordered.Add(table);
        }
    }
}

/// <summary>What a draft makes of one column.</summary>
/// <param name="Name">The housing word.</param>
/// <param name="Column">The column.</param>
/// <param name="Refers">The entity whose key it holds; null when it is no reference.</param>
public sealed record DraftField(string Name, CatalogueColumn Column, string? Refers);
