using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary>
/// Null, text and whole numbers as JSON's own; <c>{"real":"0.1"}</c> and <c>{"blob":"base64"}</c> for what JSON would round or refuse.
/// </summary>
public sealed class ValueJsonConverter : JsonConverter<Value>
{
    /// <summary>JSON's null is a value here, not an absent object.</summary>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return Value.None;
            case JsonTokenType.String:
                return new Value.Text(reader.GetString()!);
            case JsonTokenType.Number:
                return new Value.Integer(reader.GetInt64());
            case JsonTokenType.StartObject:
                reader.Read();
                var kind = reader.GetString();
                reader.Read();
                Value value = kind switch
                {
                    "real" => new Value.Real(double.Parse(reader.GetString()!, CultureInfo.InvariantCulture)),
                    "blob" => new Value.Blob(reader.GetBytesFromBase64()),
                    _ => throw new JsonException($"'{kind}' is no kind of value"),
                };
                reader.Read();
                return value;
            default:
                throw new JsonException($"{reader.TokenType} is no value");
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options)
    {
        switch (value)
        {
            case Value.Text text:
                writer.WriteStringValue(text.Content);
                break;
            case Value.Integer integer:
                writer.WriteNumberValue(integer.Number);
                break;
            case Value.Real real:
                writer.WriteStartObject();
                writer.WriteString("real", real.Number.ToString("R", CultureInfo.InvariantCulture));
                writer.WriteEndObject();
                break;
            case Value.Blob blob:
                writer.WriteStartObject();
                writer.WriteBase64String("blob", blob.Bytes.Span);
                writer.WriteEndObject();
                break;
            default:
                writer.WriteNullValue();
                break;
        }
    }
}
