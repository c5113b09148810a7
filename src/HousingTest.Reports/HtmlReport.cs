using System.Text.Encodings.Web;
using System.Text.Unicode;
using HousingTest.Reports.Html;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HousingTest.Reports;

/// <summary>The report as one HTML file that needs nothing else: no network, no script, no file beside it. The same input gives the same bytes.</summary>
public static class HtmlReport
{
    /// <summary>Writes the whole page.</summary>
    public static async Task WriteAsync(GateReport report, TextWriter writer, CancellationToken ct)
    {
        var style = await ReadStyleAsync(ct);
        // Pound signs and Welsh letters stay readable in the file; what HTML gives a meaning to is escaped all the same.
        await using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        // A checkout with other line ends would otherwise give other bytes.
        await using var lines = new LineFeeds(writer);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<ReportPage>(ParameterView.FromDictionary(new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [nameof(ReportPage.View)] = new ReportView(report),
                [nameof(ReportPage.Style)] = style,
            }));
            root.WriteHtmlTo(lines);
        });
        await writer.FlushAsync(ct);
    }

    private static async Task<string> ReadStyleAsync(CancellationToken ct)
    {
        await using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream("report.css")
            ?? throw new InvalidOperationException("the style of the report is not in the assembly");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }
}
