using System.Globalization;
using CsvHelper;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Rows of an extract whose values are parted by a sign.</summary>
/// <param name="extract">The extract.</param>
/// <param name="form">Its form.</param>
/// <param name="root">Folder that its path is relative to.</param>
/// <param name="header">Names of all its columns, in order.</param>
/// <param name="columns">The columns that are asked for; all are in <paramref name="header"/>.</param>
internal sealed class DelimitedRows(RowSource.Extract extract, ExtractForm.Delimited form, string root, IReadOnlyList<string> header, IReadOnlyList<string> columns) : IRowSource
{
    // An open quote would else take the rest of the file for one value.
    private const int LongestRecord = 1 << 20;

    public Task<string?> ReadAsync(TakeRow take, CancellationToken cancellationToken) => Task.Run<string?>(() => Read(take, cancellationToken), cancellationToken);

    public string Place(string locator) => $"{extract.Name}:{locator}";

    /// <summary>The first row, which names the columns; null when the extract is empty.</summary>
    public static IReadOnlyList<string>? Header(RowSource.Extract extract, ExtractForm.Delimited form, string root)
    {
        using var stream = new ExtractStream(extract, root);
        using var reader = CsvReader.Create(stream.Text, Options(form, null), leaveOpen: true);
        return Next(stream, reader, extract) ? [.. Enumerable.Range(0, reader.FieldCount).Select(place => reader.GetString(place).Trim())] : null;
    }

    private string Read(TakeRow take, CancellationToken cancellationToken)
    {
        CsvMalformedReason? malformed = null;
        using var stream = new ExtractStream(extract, root);
        using var reader = CsvReader.Create(stream.Text, Options(form, record => malformed = record.Reason), leaveOpen: true);
        var places = columns.Select(column => header.Index().First(name => string.Equals(name.Item, column, StringComparison.OrdinalIgnoreCase)).Index).ToArray();
        var values = new string?[places.Length];
        if (form.Columns is null)
            Next(stream, reader, extract);
        while (Next(stream, reader, extract))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var line = reader.LineNumber.ToString(CultureInfo.InvariantCulture);
            if (Fault(reader.FieldCount, malformed) is { } fault)
            {
                // Nobody knows what else the quote took with it.
                if (malformed is CsvMalformedReason.UnterminatedQuote)
                    throw ReconciliationProblems.Unclosed(extract.Path, reader.LineNumber, "a quote is open until the end");
                take([], line, fault);
                malformed = null;
                continue;
            }

            for (var i = 0; i < places.Length; i++)
                values[i] = reader.GetString(places[i]);
            take(values, line, null);
        }

        return stream.Digest;
    }

    private string? Fault(int count, CsvMalformedReason? malformed) => malformed switch
    {
        CsvMalformedReason.StrayQuote => "a quote within a value",
        CsvMalformedReason.TextAfterClosingQuote => "text behind a quote",
        not null => "a quote that does not close",
        null when count != header.Count => string.Create(CultureInfo.InvariantCulture, $"{count} values for {header.Count} columns"),
        null => null,
    };

    private static bool Next(ExtractStream stream, CsvReader reader, RowSource.Extract extract)
    {
        try
        {
            return stream.Reading(reader.Read, () => reader.LineNumber);
        }
        catch (CsvFormatException unclosed)
        {
            throw ReconciliationProblems.Unclosed(extract.Path, unclosed.LineNumber, "a row is longer than a megabyte: a quote is open, or it is no such file", unclosed);
        }
    }

    private static CsvReaderOptions Options(ExtractForm.Delimited form, Action<CsvMalformedRecord>? malformed) => new()
    {
        Separator = form.Delimiter,
        HasHeader = false,
        MaxRecordSize = LongestRecord,
        TrackLineNumbers = true,
        OnMalformedRecord = malformed is null ? null : record => malformed(record),
    };
}
