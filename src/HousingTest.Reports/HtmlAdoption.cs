using HousingTest.Model;
using HousingTest.Reports.Html;

namespace HousingTest.Reports;

/// <summary>The page about a database that became a test copy, for whoever answers for personal data.</summary>
public static class HtmlAdoption
{
    /// <summary>Writes the whole page.</summary>
    public static Task WriteAsync(AdoptionRecord record, TextWriter writer, CancellationToken ct) =>
        HtmlPage.WriteAsync<AdoptionPage>(["report.css", "guide.css"], [new(nameof(AdoptionPage.Record), record)], writer, ct);
}
