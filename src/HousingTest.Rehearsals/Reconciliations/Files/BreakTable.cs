using System.Globalization;
using CsvHelper;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>All breaks as a CSV file that a spreadsheet opens: one line each, in the order of the controls and within them of the keys.</summary>
internal static class BreakTable
{
    // With its mark, or a spreadsheet on Windows takes a pound sign for two letters. A value that begins like a formula would be one.
    private static readonly CsvWriterOptions Options = new() { WriteByteOrderMark = true, Injection = CsvInjection.Escape };

    /// <summary>Writes it; the stream stays open.</summary>
    public static async Task WriteAsync(Stream stream, ReconciliationDefinition definition, IEnumerable<Break> breaks, CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(stream, Options, leaveOpen: true);
        csv.WriteHeader(
            ["control", "field", "change", "key", definition.Left.Name, definition.Right.Name, $"row in {definition.Left.Name}", $"row in {definition.Right.Name}", "pence at stake", "accepted"]);
        foreach (var one in breaks)
        {
            foreach (var value in (string?[])[one.Control, one.Field, one.What, one.Key])
                csv.WriteField(value);
            WriteValue(csv, one.Left);
            WriteValue(csv, one.Right);
            csv.WriteField(one.LeftRow);
            csv.WriteField(one.RightRow);
            csv.WriteField(one.Pence);
            csv.WriteField(one.Accepted is null ? "" : one.Expired ? $"{one.Accepted} (expired)" : one.Accepted);
            await csv.EndRecordAsync(cancellationToken);
        }

        await csv.FlushAsync(cancellationToken);
    }

    // Amounts are negative often enough, and no formula.
    private static void WriteValue(CsvWriter csv, string? value)
    {
        if (long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && string.Equals(number.ToString(CultureInfo.InvariantCulture), value, StringComparison.Ordinal))
            csv.WriteField(number);
        else
            csv.WriteField(value);
    }
}
