using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>What a column's declared type and name let one guess of its values.</summary>
/// <param name="Type">The type as a map says it; null for text, which goes without saying.</param>
/// <param name="Tell">What somebody who knows the system has to say about it; null when nothing.</param>
public sealed record DraftType(string? Type, string? Tell)
{
    private static readonly string[] MoneyWords = ["amount", "balance", "rent", "total", "price", "cost", "charge", "fee", "instalment", "payment", "value", "paid"];
    private static readonly string[] CodeWords = ["type", "status", "state", "kind", "code", "category", "stage", "priority", "method"];
    private static readonly string[] DayWords = ["date", "on", "day", "dob", "from", "to"];
    private static readonly string[] InstantWords = ["at", "time", "timestamp", "datetime"];

    /// <summary>Guesses.</summary>
    public static DraftType Of(CatalogueColumn column)
    {
        var words = DraftNames.WordsOf(column.Name);
        var last = words.Count == 0 ? "" : words[^1];
        var money = MoneyWords.Contains(last, StringComparer.Ordinal);
        if (ValueFit.HasFraction(column.Type))
            return new DraftType(null, money ? "is this money in pounds? A map knows money in whole pence, so it is read as text" : "a number with a fraction is read as text");
        if (words.Contains("pence", StringComparer.Ordinal))
            return new DraftType("money", null);
        if (column.Type.Contains("BOOL", StringComparison.OrdinalIgnoreCase))
            return new DraftType("truth", null);
        if (ValueFit.KindOf(column.Type) is "whole number")
        {
            return words[0] is "is" or "has" ? new DraftType("truth", null)
                : new DraftType("number", money ? "if this is money in whole pence, write type: money" : null);
        }

        var open = column.Type.Length == 0 || ValueFit.IsText(column.Type) || ValueFit.IsDate(column.Type);
        if (open && (InstantWords.Contains(last, StringComparer.Ordinal) || column.Type.Contains("TIMESTAMP", StringComparison.OrdinalIgnoreCase) || column.Type.Contains("DATETIME", StringComparison.OrdinalIgnoreCase)))
            return new DraftType("instant", null);
        if (open && (ValueFit.IsDate(column.Type) || words.Contains("date", StringComparer.Ordinal) || (words.Count > 1 && DayWords.Contains(last, StringComparer.Ordinal))))
            return new DraftType("date", null);
        return new DraftType(null, column.Words.Count == 0 && CodeWords.Contains(last, StringComparer.Ordinal) ? "if it holds codes, say which words stand for them: words: { word: CODE }" : null);
    }
}
