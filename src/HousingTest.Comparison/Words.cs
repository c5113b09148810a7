using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>How values and counts read in a sentence.</summary>
internal static class Words
{
    /// <summary>What stands for no value.</summary>
    public const string Nothing = "nothing";

    /// <summary>Words of the map are the same whatever their case.</summary>
    public static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    /// <summary><c>1,204</c>.</summary>
    public static string Number(long number) => number.ToString("#,##0", CultureInfo.InvariantCulture);

    /// <summary><c>1 letter</c>, <c>3 letters</c>.</summary>
    public static string Counted(long count, string one, string several) => $"{Number(count)} {(count == 1 ? one : several)}";

    /// <summary><c>is</c> or <c>are</c>.</summary>
    public static string Are(int count) => count == 1 ? "is" : "are";

    /// <summary>Capital first.</summary>
    public static string Sentence(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>An amount without its sign.</summary>
    public static string Amount(long pence) => new Money(pence == long.MinValue ? long.MaxValue : Math.Abs(pence)).ToString();

    /// <summary>A value as people read it.</summary>
    public static string Shown(FieldType type, Value value) => (type, value) switch
    {
        (_, Value.Null) => Nothing,
        (FieldType.Pence, Value.Integer money) => new Money(money.Number).ToString(),
        (FieldType.Truth, Value.Integer truth) => truth.Number == 0 ? "no" : "yes",
        (_, Value.Text { Content: "" }) => "empty",
        _ => value.ToString(),
    };

    /// <summary>Long texts are cut, so that an example stays a line.</summary>
    public static string Short(string text, int most = 160) => text.Length <= most ? text : text[..(most - 1)] + "…";
}
