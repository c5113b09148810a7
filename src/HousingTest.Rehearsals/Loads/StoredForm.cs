using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>What was read of a field → the value that its column holds, as the map says that the system keeps it.</summary>
/// <param name="mapped">The map's field.</param>
internal sealed class StoredForm(FieldMap mapped)
{
    private static readonly Dictionary<string, bool> Truths = new(StringComparer.OrdinalIgnoreCase)
    {
        ["1"] = true,
        ["yes"] = true,
        ["true"] = true,
        ["Y"] = true,
        ["0"] = false,
        ["no"] = false,
        ["false"] = false,
        ["N"] = false,
    };

    /// <summary>What the field takes, for people.</summary>
    public string Wanted => mapped switch
    {
        { Type: FieldType.Truth } => "it takes yes and no",
        { Words.Count: > 0 } => $"its words are: {string.Join(", ", mapped.Words.Keys)}",
        { Type: FieldType.Pence } => "it is an amount",
        { Type: FieldType.Number } => "it is a whole number",
        { Type: FieldType.Date } => "it is a day such as 2026-04-06",
        { Type: FieldType.Instant } => "it is an instant such as 2026-04-06T08:00:00Z",
        _ => "",
    };

    /// <summary>The value; null when the field cannot be that.</summary>
    /// <param name="text">Money as pence, dates and instants as ISO text, words as people say them.</param>
    public Value? Of(string text) => mapped.Type switch
    {
        FieldType.Pence or FieldType.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? Value.Of(number) : null,
        FieldType.Truth => Truths.TryGetValue(text, out var truth) ? Value.Of(truth) : null,
        _ when mapped.Words.Count == 0 => Value.Of(mapped.Stored(text)),
        _ => mapped.Words.TryGetValue(text, out var code) ? Value.Of(code) : null,
    };
}
