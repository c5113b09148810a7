using System.Text.Json;
using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary>
/// Reads the changed rows of an outcome so that rows of a kind share their columns, and neighbours the values that they have in common: a debit run's are mostly alike.
/// Writes them as any other record.
/// </summary>
public sealed class RowChangesJsonConverter : JsonConverter<IReadOnlyList<RowChange>>
{
    private static readonly ValueJsonConverter Values = new();

    /// <inheritdoc/>
    public override IReadOnlyList<RowChange> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        var changes = new List<RowChange>();
        var (table, last) = ("", (RowValues?)null);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var change = Change(ref reader, table, last, options);
            (table, last) = (change.Table, (RowValues?)(change.After ?? change.Before) ?? last);
            changes.Add(change);
        }

        return changes;
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, IReadOnlyList<RowChange> value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (var change in value)
            JsonSerializer.Serialize(writer, change, options);
        writer.WriteEndArray();
    }

    private static RowChange Change(ref Utf8JsonReader reader, string lastTable, RowValues? last, JsonSerializerOptions options)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        string? table = null;
        RowValues? before = null, after = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            if (reader.ValueTextEquals("table"u8))
            {
                reader.Read();
                Expect(ref reader, JsonTokenType.String);
                table = reader.ValueTextEquals(lastTable) ? lastTable : reader.GetString();
            }
            else if (reader.ValueTextEquals("before"u8))
            {
                before = Row(ref reader, last, options);
            }
            else if (reader.ValueTextEquals("after"u8))
            {
                after = Row(ref reader, before ?? last, options);
            }
            else
            {
                throw new JsonException($"a changed row has no '{reader.GetString()}'");
            }
        }

        return new RowChange(table ?? throw new JsonException("a changed row lacks its table"), before, after);
    }

    // As long as the columns come as in the row before, nothing is made for their names.
    private static RowValues? Row(ref Utf8JsonReader reader, RowValues? like, JsonSerializerOptions options)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
            return null;
        Expect(ref reader, JsonTokenType.StartObject);
        var known = like?.Columns.Names ?? [];
        List<string>? names = null;
        var values = new List<Value>(known.Count);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var place = values.Count;
            if (names is not null || place >= known.Count || !reader.ValueTextEquals(known[place]))
                (names ??= [.. known.Take(place)]).Add(reader.GetString()!);
            reader.Read();
            values.Add(Cell(ref reader, names is null ? like!.At(place) : null, options));
        }

        if (names is null && values.Count == known.Count && like is not null)
            return new RowValues(like.Columns, values);
        try
        {
            return new RowValues(new RowColumns(names ?? [.. known.Take(values.Count)]), values);
        }
        catch (ArgumentException twice)
        {
            throw new JsonException("a row has a column twice", twice);
        }
    }

    private static Value Cell(ref Utf8JsonReader reader, Value? like, JsonSerializerOptions options) => (reader.TokenType, like) switch
    {
        (JsonTokenType.String, Value.Text text) when reader.ValueTextEquals(text.Content) => text,
        (JsonTokenType.Number, Value.Integer integer) when reader.GetInt64() == integer.Number => integer,
        _ => Values.Read(ref reader, typeof(Value), options),
    };

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType token)
    {
        if (reader.TokenType != token)
            throw new JsonException($"{token} expected, not {reader.TokenType}");
    }
}
