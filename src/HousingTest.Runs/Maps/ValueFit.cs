using System.Globalization;
using System.Text.RegularExpressions;
using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>Whether values, and declared types where there are none, are of the type that a map gives a field.</summary>
internal static partial class ValueFit
{
    /// <summary>The type as it follows "is not".</summary>
    public static string Called(FieldType type) => type switch
    {
        FieldType.Pence => "money in whole pence",
        FieldType.Number => "a whole number",
        FieldType.Date => "a date such as 2026-04-06",
        FieldType.Instant => "an instant such as 2026-04-06T08:00:00Z",
        FieldType.Truth => "a truth, 0 or 1",
        _ => "text",
    };

    /// <summary>True when a value can be of the type; nothing is of every type.</summary>
    public static bool Fits(FieldType type, Value value) => (type, value) switch
    {
        (_, Value.Null) => true,
        (FieldType.Pence or FieldType.Number, _) => value is Value.Integer,
        (FieldType.Truth, _) => value is Value.Integer { Number: 0 or 1 },
        (FieldType.Date, _) => value is Value.Text date && DateOnly.TryParseExact(date.Content, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        (FieldType.Instant, _) => value is Value.Text instant && InstantText().IsMatch(instant.Content)
            && DateTimeOffset.TryParse(instant.Content, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _),
        (FieldType.Text, _) => value is not Value.Blob,
        _ => true,
    };

    /// <summary>False when values of a declared type cannot be of the type; true where the declaration leaves it open.</summary>
    public static bool MayFit(FieldType type, string declared) => type switch
    {
        FieldType.Pence or FieldType.Number => !HasFraction(declared) && !Is(declared, DateWords) && !Is(declared, TextWords),
        FieldType.Truth => !HasFraction(declared) && !Is(declared, DateWords),
        FieldType.Date => !HasFraction(declared) && !Is(declared, ["BOOL", "TIMESTAMP", "DATETIME"]),
        FieldType.Instant => !HasFraction(declared) && !Is(declared, ["BOOL"]) && !declared.Equals("DATE", StringComparison.OrdinalIgnoreCase),
        _ => !Is(declared, ["BLOB", "BYTEA", "BINARY"]),
    };

    /// <summary>What kind of values a declared type has, for two columns that are to hold the same.</summary>
    public static string KindOf(string declared)
    {
        if (HasFraction(declared))
            return "fraction";
        if (Is(declared, TextWords))
            return "text";
        if (Is(declared, DateWords))
            return "date";
        return Is(declared, ["INT", "SERIAL", "NUM", "DEC"]) ? "whole number" : "";
    }

    /// <summary>True for a type with digits behind the point.</summary>
    public static bool HasFraction(string declared) => Is(declared, ["REAL", "FLOA", "DOUB", "MONEY"]) || Scale().IsMatch(declared);

    /// <summary>True for a type of days or instants.</summary>
    public static bool IsDate(string declared) => Is(declared, DateWords);

    /// <summary>True for a type of texts.</summary>
    public static bool IsText(string declared) => Is(declared, TextWords);

    private static string[] DateWords => ["DATE", "TIME"];

    private static string[] TextWords => ["CHAR", "TEXT", "CLOB"];

    private static bool Is(string declared, IEnumerable<string> words) => words.Any(word => declared.Contains(word, StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex(@"\(\s*[0-9]+\s*,\s*[1-9][0-9]*\s*\)", RegexOptions.None, 1000)]
    private static partial Regex Scale();

    [GeneratedRegex("^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}", RegexOptions.None, 1000)]
    private static partial Regex InstantText();
}
