using HousingTest.Reports.Html;

namespace HousingTest.Reports;

/// <summary>The report of a gate as one HTML file.</summary>
public static class HtmlReport
{
    /// <summary>Writes the whole page.</summary>
    public static Task WriteAsync(GateReport report, TextWriter writer, CancellationToken ct) =>
        HtmlPage.WriteAsync<ReportPage>(["report.css"], [new(nameof(ReportPage.View), new ReportView(report))], writer, ct);
}
