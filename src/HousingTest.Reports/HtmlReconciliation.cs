using HousingTest.Model;
using HousingTest.Reports.Html;

namespace HousingTest.Reports;

/// <summary>What came of a reconciliation as one HTML file.</summary>
public static class HtmlReconciliation
{
    /// <summary>Writes the whole page.</summary>
    /// <param name="result">The result.</param>
    /// <param name="loads">All loads, this one last.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="ct">Stops.</param>
    public static Task WriteAsync(ReconciliationResult result, IReadOnlyList<ReconciledLoad> loads, TextWriter writer, CancellationToken ct) =>
        HtmlPage.WriteAsync<ReconciliationPage>(
            ["report.css", "reconciliation.css"], [new(nameof(ReconciliationPage.Result), result), new(nameof(ReconciliationPage.Loads), loads)], writer, ct);
}
