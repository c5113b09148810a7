using System.Globalization;
using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary>
/// A value as a database column or an estate's field holds it. Dates are ISO text, money is whole pence, booleans are 0 and 1,
/// so that the same value has the same bytes on every machine. Compared by content.
/// </summary>
[JsonConverter(typeof(ValueJsonConverter))]
public abstract record Value
{
    private Value() { }

    /// <summary>No value.</summary>
    public static Value None { get; } = new Null();

    /// <summary>A text, or <see cref="None"/> for null.</summary>
    public static Value Of(string? text) => text is null ? None : new Text(text);

    /// <summary>A whole number, or <see cref="None"/> for null.</summary>
    public static Value Of(long? number) => number is { } known ? new Integer(known) : None;

    /// <summary>A date as ISO text <c>2026-04-06</c>, or <see cref="None"/> for null.</summary>
    public static Value Of(DateOnly? date) => Of(date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A truth as 1 or 0.</summary>
    public static Value Of(bool truth) => new Integer(truth ? 1 : 0);

    /// <summary>As people read it; empty for <see cref="Null"/>.</summary>
    public sealed override string ToString() => this switch
    {
        Text text => text.Content,
        Integer integer => integer.Number.ToString(CultureInfo.InvariantCulture),
        Real real => real.Number.ToString("R", CultureInfo.InvariantCulture),
        Blob blob => $"{blob.Bytes.Length} bytes",
        _ => "",
    };

    /// <summary>SQL's null.</summary>
    public sealed record Null : Value;

    /// <summary>Text of any length.</summary>
    public sealed record Text(string Content) : Value;

    /// <summary>A whole number; money in pence.</summary>
    public sealed record Integer(long Number) : Value;

    /// <summary>A floating-point number, kept to the last bit.</summary>
    public sealed record Real(double Number) : Value;

    /// <summary>Bytes.</summary>
    public sealed record Blob(ReadOnlyMemory<byte> Bytes) : Value
    {
        /// <inheritdoc/>
        public bool Equals(Blob? other) => other is not null && Bytes.Span.SequenceEqual(other.Bytes.Span);

        /// <inheritdoc/>
        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.AddBytes(Bytes.Span);
            return hash.ToHashCode();
        }
    }
}
