using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace HousingTest.Reports;

/// <summary>A page as one HTML file that needs nothing else: no network, no script, no file beside it. The same input gives the same bytes.</summary>
internal static class HtmlPage
{
    /// <summary>Writes a page made by a component.</summary>
    /// <typeparam name="TPage">The component; it has a parameter <c>Style</c>.</typeparam>
    /// <param name="styles">Style sheets in the assembly, in order.</param>
    /// <param name="parameters">Its other parameters, by name.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="ct">Stops.</param>
    public static async Task WriteAsync<TPage>(IReadOnlyList<string> styles, IEnumerable<KeyValuePair<string, object?>> parameters, TextWriter writer, CancellationToken ct)
        where TPage : IComponent
    {
        var style = string.Concat(await Task.WhenAll(styles.Select(name => ReadAsync(name, ct))));
        // Pound signs and Welsh letters stay readable in the file; what HTML gives a meaning to is escaped all the same.
        await using var services = new ServiceCollection().AddSingleton(HtmlEncoder.Create(UnicodeRanges.All)).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        // A checkout with other line ends would otherwise give other bytes.
        await using var lines = new LineFeeds(writer);
        await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(
                new Dictionary<string, object?>(parameters, StringComparer.Ordinal) { ["Style"] = style }));
            root.WriteHtmlTo(lines);
        });
        await writer.FlushAsync(ct);
    }

    private static async Task<string> ReadAsync(string name, CancellationToken ct)
    {
        await using var stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not in the assembly");
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(ct);
    }
}
