using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>What a side names by the words of the map, found: <c>balance</c>, <c>key</c>, or by way of references <c>rent account.tenancy.reference</c>.</summary>
/// <param name="Column">The column, and how it is reached.</param>
/// <param name="Field">What the map says of it; null for a key that the database makes.</param>
internal sealed record MapPath(ReadColumn Column, FieldMap? Field)
{
    /// <summary>The word for the key that the database makes, as steps use it.</summary>
    private const string Key = "key";

    /// <summary>An entity by its word, for one or for several.</summary>
    public static EntityMap? Find(SystemMap map, string entity) => map.Entities.GetValueOrDefault(entity)
        ?? map.Entities.Values.FirstOrDefault(known => string.Equals(known.Plural, entity, StringComparison.OrdinalIgnoreCase));

    /// <summary>Follows a path; a reference at its end is told by the label of the row that it refers to. Null when it leads nowhere, which is told.</summary>
    public static MapPath? Resolve(SystemMap map, EntityMap entity, string path, Action<string, string> missing)
    {
        var via = new List<ReadStep>();
        var words = new Queue<string>(path.Split('.', StringSplitOptions.TrimEntries));
        while (words.TryDequeue(out var word))
        {
            if (entity.Key is { } key && words.Count == 0 && string.Equals(word, Key, StringComparison.OrdinalIgnoreCase))
                return new MapPath(new ReadColumn(via, key), null);
            if (!entity.Fields.TryGetValue(word, out var field))
            {
                missing($"The map's {entity.Name} has no field '{word}'", $"its fields are: {string.Join(", ", entity.Fields.Keys)}");
                return null;
            }

            if (field.Refers is null || !map.Entities.TryGetValue(field.Refers, out var other))
            {
                if (words.Count == 0)
                    return new MapPath(new ReadColumn(via, field.Column), field);
                missing($"'{word}' of the map's {entity.Name} refers to nothing, so '{words.Peek()}' cannot be reached by it", "");
                return null;
            }

            if (other.Key is not { } otherKey || (words.Count == 0 && other.Label is null))
            {
                missing($"'{word}' of the map's {entity.Name} refers to a {other.Name}, of which the map does not say by which field people know it", "name a field of it, after a full stop");
                return null;
            }

            if (words.Count == 0)
                words.Enqueue(other.Label!);
            via.Add(new ReadStep(field.Column, other.Table, otherKey));
            entity = other;
        }

        return null;
    }
}
