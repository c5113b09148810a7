using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// Finds out what people call the rows that a scenario changed, and what is true of them: a transaction has no name, but the account
/// that it refers to has, and has a service charge or not. Reads each entity once, in batches.
/// </summary>
public sealed class SubjectReader(ITestDatabase database, SystemMap map)
{
    /// <summary>Subjects of the changed rows and of what they refer to, ordered by entity and key.</summary>
    public async Task<IReadOnlyList<Subject>> ReadAsync(IReadOnlyList<RowChange> changes, CancellationToken cancellation)
    {
        var byTable = map.Entities.Values.ToDictionary(entity => entity.Table, StringComparer.OrdinalIgnoreCase);
        var subjects = new Dictionary<SubjectKey, Subject>();
        var referred = new Dictionary<string, HashSet<Value>>(StringComparer.OrdinalIgnoreCase);

        foreach (var change in changes)
        {
            if (byTable.TryGetValue(change.Table, out var entity) && (change.After ?? change.Before) is { } row)
                Add(entity, row);
        }

        // What is referred to may refer on, until something has a name: a notice's person to the notice to the account.
        while (referred.Count > 0)
        {
            var (name, keys) = referred.First();
            referred.Remove(name);
            var entity = map.Entities[name];
            var missing = keys.Where(key => !subjects.ContainsKey(new SubjectKey(entity.Name, key.ToString()))).ToList();
            foreach (var row in await database.SelectByKeysAsync(entity.Table, entity.Key!, missing, cancellation))
                Add(entity, row);
        }

        await AddTraitsAsync(subjects, cancellation);
        return [.. subjects.Values.OrderBy(subject => subject.Entity, StringComparer.Ordinal).ThenBy(subject => subject.Key.Length).ThenBy(subject => subject.Key, StringComparer.Ordinal)];

        void Add(EntityMap entity, IReadOnlyDictionary<string, Value> row)
        {
            if (entity.Key is null || !row.TryGetValue(entity.Key, out var key))
                return;
            var label = entity.Label is { } field && row.TryGetValue(entity.Fields[field].Column, out var text) ? entity.Fields[field].Said(text.ToString()) : null;
            var on = label is null ? On(entity, row) : null;
            subjects[new SubjectKey(entity.Name, key.ToString())] = new Subject(entity.Name, key.ToString(), label, [], on);
        }

        SubjectKey? On(EntityMap entity, IReadOnlyDictionary<string, Value> row)
        {
            foreach (var field in entity.Fields.Values)
            {
                if (field.Refers is not { } target || !row.TryGetValue(field.Column, out var key) || key is Value.Null || field.Words.Values.Contains(key.ToString(), StringComparer.Ordinal)
                    || !map.Entities.TryGetValue(target, out var referredTo) || referredTo.Key is null)
                    continue;
                if (!referred.TryGetValue(referredTo.Name, out var keys))
                    referred[referredTo.Name] = keys = [];
                keys.Add(key);
                return new SubjectKey(referredTo.Name, key.ToString());
            }

            return null;
        }
    }

    private async Task AddTraitsAsync(Dictionary<SubjectKey, Subject> subjects, CancellationToken cancellation)
    {
        foreach (var entity in map.Entities.Values.Where(entity => entity.Traits.Count > 0 && entity.Key is not null))
        {
            var keys = subjects.Keys.Where(key => string.Equals(key.Entity, entity.Name, StringComparison.Ordinal)).ToList();
            if (keys.Count == 0)
                continue;
            var values = keys.ToDictionary(key => (Value)Parse(key.Key), key => key);
            var owned = new Dictionary<string, Dictionary<Value, IReadOnlyDictionary<string, Value>>>(StringComparer.Ordinal);
            foreach (var trait in entity.Traits)
            {
                if (trait.Owned && !owned.ContainsKey(trait.Via))
                    owned[trait.Via] = await ReferredAsync(entity, trait, values.Keys, cancellation);
                foreach (var having in trait.Owned ? Having(trait, owned[trait.Via]) : await HavingAsync(trait, values.Keys, cancellation))
                {
                    if (values.TryGetValue(having, out var key))
                        subjects[key] = subjects[key] with { Traits = [.. subjects[key].Traits, trait.Say] };
                }
            }
        }

        static Value Parse(string key) => long.TryParse(key, System.Globalization.CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : Value.Of(key);
    }

    /// <summary>Key of a row → the row to which it refers by the trait's field.</summary>
    private async Task<Dictionary<Value, IReadOnlyDictionary<string, Value>>> ReferredAsync(
        EntityMap entity, TraitMap trait, IReadOnlyCollection<Value> keys, CancellationToken cancellation)
    {
        var other = map.Entities[trait.Entity];
        var column = entity.Fields[trait.Via].Column;
        var rows = await database.SelectByKeysAsync(entity.Table, entity.Key!, [.. keys], cancellation);
        var wanted = rows.Select(row => row[column]).Where(key => key is not Value.Null).Distinct().ToList();
        var others = (await database.SelectByKeysAsync(other.Table, other.Key!, wanted, cancellation)).ToDictionary(row => row[other.Key!]);
        return rows.Where(row => others.ContainsKey(row[column])).ToDictionary(row => row[entity.Key!], row => others[row[column]]);
    }

    private IEnumerable<Value> Having(TraitMap trait, Dictionary<Value, IReadOnlyDictionary<string, Value>> referred)
    {
        var wanted = trait.Where.Select(where => (Field: map.Entities[trait.Entity].Fields[where.Key], Words: where.Value))
            .Select(where => (where.Field.Column, Words: where.Words.Select(word => where.Field.Stored(word)).ToHashSet(StringComparer.Ordinal)))
            .ToList();
        return referred.Where(row => wanted.TrueForAll(where => where.Words.Contains(row.Value[where.Column].ToString()))).Select(row => row.Key);
    }

    // One question for each choice of words: a trait has few, and a database answers each from an index.
    private async Task<IReadOnlySet<Value>> HavingAsync(TraitMap trait, IReadOnlyCollection<Value> keys, CancellationToken cancellation)
    {
        var other = map.Entities[trait.Entity];
        IEnumerable<Dictionary<string, string>> choices = [new Dictionary<string, string>(StringComparer.Ordinal)];
        foreach (var (name, words) in trait.Where)
        {
            var field = other.Fields[name];
            choices = choices
                .SelectMany(choice => words.Select(word => new Dictionary<string, string>(choice, StringComparer.Ordinal) { [field.Column] = field.Stored(word) }))
                .ToList();
        }

        var having = new HashSet<Value>();
        foreach (var choice in choices)
            having.UnionWith(await database.SelectReferringAsync(other.Table, other.Fields[trait.Via].Column, choice, keys, cancellation));
        return having;
    }
}
