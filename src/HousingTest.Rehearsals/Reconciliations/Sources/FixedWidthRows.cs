using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Rows of an extract whose columns stand at fixed positions. Many programs cut spaces at a line's end, so what lies behind it is empty.</summary>
/// <param name="extract">The extract.</param>
/// <param name="form">Its form.</param>
/// <param name="root">Folder that its path is relative to.</param>
/// <param name="columns">The columns that are asked for; all are in <paramref name="form"/>.</param>
internal sealed class FixedWidthRows(RowSource.Extract extract, ExtractForm.FixedWidth form, string root, IReadOnlyList<string> columns) : IRowSource
{
    public Task<string?> ReadAsync(TakeRow take, CancellationToken cancellationToken) => Task.Run<string?>(() => Read(take, cancellationToken), cancellationToken);

    public string Place(string locator) => $"{extract.Name}:{locator}";

    private string Read(TakeRow take, CancellationToken cancellationToken)
    {
        using var stream = new ExtractStream(extract, root);
        var places = columns.Select(column => form.Columns.First(one => string.Equals(one.Name, column, StringComparison.OrdinalIgnoreCase))).ToArray();
        var values = new string?[places.Length];
        long line = 0;
        string? NextLine() => stream.Text.ReadLine();
        long Line() => line;
        while (stream.Reading(NextLine, Line) is { } text)
        {
            cancellationToken.ThrowIfCancellationRequested();
            line++;
            if (line <= form.SkippedLines || string.IsNullOrWhiteSpace(text))
                continue;
            for (var i = 0; i < places.Length; i++)
            {
                var (first, end) = (places[i].First - 1, Math.Min(places[i].Last, text.Length));
                values[i] = first < end ? text[first..end] : "";
            }

            take(values, line.ToString(CultureInfo.InvariantCulture), null);
        }

        return stream.Digest;
    }
}
