using HousingTest.Model;
using HousingTest.Reports.Html;

namespace HousingTest.Reports;

/// <summary>A rehearsal as one HTML file.</summary>
public static class HtmlRehearsal
{
    /// <summary>Writes the whole page.</summary>
    /// <param name="record">The rehearsal.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="ct">Stops.</param>
    public static Task WriteAsync(RehearsalRecord record, TextWriter writer, CancellationToken ct) =>
        HtmlPage.WriteAsync<RehearsalPage>(["report.css", "rehearsal.css"], [new(nameof(RehearsalPage.Record), record)], writer, ct);
}
