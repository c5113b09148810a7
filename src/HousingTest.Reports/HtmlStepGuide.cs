using HousingTest.Model;
using HousingTest.Reports.Html;

namespace HousingTest.Reports;

/// <summary>The guide to the steps as one HTML file, to be kept open beside an editor or printed.</summary>
public static class HtmlStepGuide
{
    /// <summary>Writes the whole page.</summary>
    public static Task WriteAsync(StepGuide guide, TextWriter writer, CancellationToken ct) =>
        HtmlPage.WriteAsync<StepGuidePage>(["report.css", "guide.css"], [new(nameof(StepGuidePage.Guide), guide)], writer, ct);
}
