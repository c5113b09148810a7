using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>
/// Chooses, from some of the system's rows, what fills the places of paths: for <c>{rent account}</c> what people call a row of that entity, else its key. Rows of several
/// states, since a screen shows a button for one and not for another.
/// </summary>
/// <param name="map">The map.</param>
/// <param name="samples">Table → some of its rows.</param>
public sealed partial class PlaceValues(SystemMap map, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>> samples)
{
    private const int Most = 12;

    /// <summary>The places of a text, each once.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Place().Matches(text).Select(place => place.Groups["name"].Value).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Fills places; one that nothing fills stays.</summary>
    /// <param name="text">The text.</param>
    /// <param name="values">Place → what fills it, whatever the case.</param>
    /// <param name="encode">How a value is written: in a path it is escaped.</param>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values, Func<string, string> encode) =>
        Place().Replace(text, place => values.TryGetValue(place.Groups["name"].Value, out var value) ? encode(value) : place.Value);

    /// <summary>Values for places, in the order in which they are best tried; the places that no row fills are left out of each.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, string>> For(IReadOnlyList<string> places)
    {
        var choices = places.ToDictionary(place => place, Of, StringComparer.OrdinalIgnoreCase);
        var most = Math.Max(1, choices.Values.Select(values => values.Count).DefaultIfEmpty().Max());
        return [.. Enumerable.Range(0, most).Select(i => choices.Where(choice => choice.Value.Count > 0)
            .ToDictionary(choice => choice.Key, choice => choice.Value[Math.Min(i, choice.Value.Count - 1)], StringComparer.OrdinalIgnoreCase))];
    }

    private IReadOnlyList<string> Of(string place)
    {
        if (!map.Entities.TryGetValue(place, out var entity))
            return [];
        var label = entity.Label is { } named ? entity.Fields[named] : null;
        var column = label?.Column ?? entity.Key;
        var rows = samples.GetValueOrDefault(entity.Table, []);
        if (column is null || rows.Count == 0)
            return [];
        return [.. new[] { rows[0], rows[^1] }.Concat(ReferredTo(entity, rows)).Concat(OfEachWord(entity, rows))
            .Select(row => row.GetValueOrDefault(column, Value.None).ToString()).Where(value => value.Length > 0)
            .Select(value => label?.Said(value) ?? value).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    // The last that another entity's row belongs to: the account with a refund, the order with a hazard.
    private IEnumerable<IReadOnlyDictionary<string, Value>> ReferredTo(EntityMap entity, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows) =>
        from other in map.Entities.Values
        from field in other.Fields.Values
        where entity.Key is not null && string.Equals(field.Refers, entity.Name, StringComparison.OrdinalIgnoreCase)
        let key = samples.GetValueOrDefault(other.Table, []).LastOrDefault(row => row.GetValueOrDefault(field.Column, Value.None) is not Value.Null)?[field.Column]
        where key is not null
        let found = rows.FirstOrDefault(row => key.Equals(row.GetValueOrDefault(entity.Key!, Value.None)))
        where found is not null
        select found;

    private static IEnumerable<IReadOnlyDictionary<string, Value>> OfEachWord(EntityMap entity, IReadOnlyList<IReadOnlyDictionary<string, Value>> rows) =>
        from field in entity.Fields.Values
        where field.Words.Count > 0
        from same in rows.GroupBy(row => row.GetValueOrDefault(field.Column, Value.None))
        select same.Last();

    [GeneratedRegex(@"\{(?<name>[^{}]*)\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
