using HousingTest.Model;
using Reqnroll;

namespace HousingTest.Steps;

/// <summary>What a scenario has written in the system's tables, by the words that the map has for them: these steps serve any system.</summary>
[Binding]
public sealed class RowSteps(ScenarioRows rows, HousingRecords records)
{
    private const int Shown = 5;

    /// <summary>For each line of the table this scenario brought a row into being that has those values now, whatever changed it since. Other fields may hold anything.</summary>
    [Then("there is a new {string} with:")]
    public async Task NewWith(string entity, DataTable fields)
    {
        var map = Known(entity, fields.Header);
        var left = (await rows.NewAsync(map.Name)).ToList();
        var (written, all) = (left.Count, await SayAsync(map, left, fields.Header));
        foreach (var line in fields.Rows)
        {
            var found = await FirstAsync(map, left, line);
            Expect.That(found is not null, $"No new {map.Name} has {Say(line)}; {Count(map, written)} written{(written == 0 ? "" : $": {all}")}");
            left.Remove(found!);
        }
    }

    /// <summary>So many rows were written, whatever they hold; none with 0.</summary>
    [Then("there is/are {int} new {string}")]
    public async Task New(int count, string entity)
    {
        var map = records.Entity(entity);
        Expect.Same($"New {map.Plural}", count, (await rows.NewAsync(map.Name)).Count);
    }

    /// <summary>No row of it was written, changed or deleted.</summary>
    [Then("no {string} has changed")]
    public async Task Unchanged(string entity)
    {
        var map = records.Entity(entity);
        var touched = await rows.TouchedAsync(map.Name);
        Expect.That(touched == 0, $"Expected that no {map.Name} was written, changed or deleted; {Count(map, touched)}");
    }

    /// <summary>The row that people know by this label has these values now.</summary>
    [Then("the {string} {string} has:")]
    public async Task Has(string entity, string label, DataTable fields)
    {
        var map = Known(entity, fields.Header);
        var row = await rows.CalledAsync(map.Name, label);
        foreach (var (field, value) in fields.Rows.SelectMany(line => line))
        {
            if (!await rows.HoldsAsync(map, row, field, value))
                Expect.Same($"The {field} of the {map.Name} {label}", value, await rows.SayAsync(map, row, field));
        }
    }

    private EntityMap Known(string entity, IEnumerable<string> fields)
    {
        var map = records.Entity(entity);
        var unknown = fields.Where(field => !map.Fields.ContainsKey(field)).ToList();
        Expect.That(unknown.Count == 0, $"The map has no field \"{string.Join("\" and no \"", unknown)}\" for {map.Plural}; it has {string.Join(", ", map.Fields.Keys)}");
        return map;
    }

    private async Task<HousingRecord?> FirstAsync(EntityMap map, IEnumerable<HousingRecord> candidates, DataTableRow line)
    {
        foreach (var row in candidates)
        {
            if (await AllAsync(map, row, line))
                return row;
        }

        return null;
    }

    private async Task<bool> AllAsync(EntityMap map, HousingRecord row, DataTableRow line)
    {
        foreach (var (field, value) in line)
        {
            if (!await rows.HoldsAsync(map, row, field, value))
                return false;
        }

        return true;
    }

    private async Task<string> SayAsync(EntityMap map, IEnumerable<HousingRecord> written, IEnumerable<string> fields)
    {
        var said = new List<string>();
        foreach (var row in written.Take(Shown))
        {
            var parts = new List<string>();
            foreach (var field in fields)
                parts.Add($"{field} \"{await rows.SayAsync(map, row, field)}\"");
            said.Add(string.Join(", ", parts));
        }

        return string.Join("; ", said);
    }

    private static string Say(DataTableRow line) => string.Join(" and ", line.Select(cell => $"{cell.Key} \"{cell.Value}\""));

    private static string Count(EntityMap map, int count) => count switch
    {
        0 => $"no {map.Name} was",
        1 => $"1 {map.Name} was",
        _ => $"{count} {map.Plural} were",
    };
}
