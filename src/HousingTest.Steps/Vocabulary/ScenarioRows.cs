using System.Globalization;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>What a scenario has written in the system's tables so far, read by the words of the map: for any entity of any system.</summary>
public sealed class ScenarioRows(TestCopy copy, ScenarioScope scope, HousingRecords records)
{
    /// <summary>The rows of an entity that were written since the scenario began and are still there.</summary>
    public async Task<IReadOnlyList<HousingRecord>> NewAsync(string entity) =>
        [.. (await ChangesAsync(entity)).Where(change => change.Before is null).Select(change => new HousingRecord(records.Entity(entity), change.After!))];

    /// <summary>How many rows of an entity were written, changed or deleted.</summary>
    public async Task<int> TouchedAsync(string entity) => (await ChangesAsync(entity)).Count;

    /// <summary>The one row of an entity that people know by this label, as it is now.</summary>
    /// <exception cref="ExpectationException">There is none, there are several, or the map gives the entity's rows no label.</exception>
    public Task<HousingRecord> CalledAsync(string entity, string label)
    {
        var map = records.Entity(entity);
        var field = map.Label ?? throw new ExpectationException($"The map gives no label to a {map.Name}, so none can be called \"{label}\"");
        return records.OneAsync(map.Name, (field, records.Word(map.Name, field, label)));
    }

    /// <summary>True when a field of a row is what a tester wrote for it: money as £12.50, a day as 6 April 2026, a truth as yes or no, another row by its label, a word as the map has it.</summary>
    public async Task<bool> HoldsAsync(EntityMap entity, HousingRecord row, string field, string written)
    {
        var found = row[field];
        var map = entity.Fields[field];
        return map.Type switch
        {
            _ when written.Length == 0 => found.ToString().Length == 0,
            FieldType.Pence => found == Value.Of(new Parameters().ToMoney(written).Pence),
            FieldType.Date => row.Date(field) == HousingDate.Parse(written),
            FieldType.Truth => found == Value.Of(Truth(field, written)),
            FieldType.Reference when !map.Words.ContainsKey(written) => string.Equals(await LabelAsync(map.Refers!, found), written, StringComparison.Ordinal),
            _ => string.Equals(found.ToString(), map.Stored(written), StringComparison.Ordinal),
        };
    }

    /// <summary>A field of a row as a tester would write it.</summary>
    public async Task<string> SayAsync(EntityMap entity, HousingRecord row, string field)
    {
        var map = entity.Fields[field];
        var found = row[field];
        return map.Type switch
        {
            FieldType.Reference when !map.Words.Values.Contains(found.ToString(), StringComparer.Ordinal) => await LabelAsync(map.Refers!, found),
            FieldType.Truth when found is Value.Integer { Number: 0 or 1 } truth => truth.Number == 1 ? "yes" : "no",
            FieldType.Pence when found is Value.Integer => row.Money(field).ToString(),
            _ => map.Said(found.ToString()),
        };
    }

    private async Task<IReadOnlyList<RowChange>> ChangesAsync(string entity)
    {
        var table = records.Entity(entity).Table;
        // What a system writes after its answer belongs to what it was asked.
        await copy.SettleAsync(scope.Cancellation);
        return [.. (await copy.Database.ChangesSinceAsync(copy.Mark, scope.Cancellation)).Where(change => string.Equals(change.Table, table, StringComparison.OrdinalIgnoreCase))];
    }

    // Of a row that has no label people know nothing but its key.
    private async Task<string> LabelAsync(string entity, Value key)
    {
        var map = records.Entity(entity);
        if (map is not { Label: { } label, Key: not null })
            return key.ToString();
        var rows = await records.FindAsync(map.Name, (HousingRecords.Key, key));
        return rows.Count == 1 ? map.Fields[label].Said(rows[0].Text(label)) : key.ToString();
    }

    private static bool Truth(string field, string written) => written.ToLower(CultureInfo.InvariantCulture) switch
    {
        "yes" => true,
        "no" => false,
        _ => throw new ExpectationException($"\"{written}\" cannot be the {field}: write yes or no"),
    };
}
