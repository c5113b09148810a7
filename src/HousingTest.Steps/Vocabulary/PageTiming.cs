using Microsoft.Playwright;

namespace HousingTest.Steps;

/// <summary>The browser's own timing of the page that it shows, which knows nothing of our waiting for it.</summary>
/// <param name="Began">When the way to this page began, in milliseconds since 1970: tells one page from the next.</param>
/// <param name="Ready">Milliseconds from there, redirects and all, until its content was there; 0 where the browser does not say.</param>
internal sealed record PageTiming(double Began, double Ready)
{
    private static readonly PageTiming s_unknown = new(0, 0);

    public static async Task<PageTiming> ReadAsync(IPage page)
    {
        try
        {
            var read = await page.EvaluateAsync<double[]>(
                "() => [performance.timeOrigin, performance.getEntriesByType('navigation')[0]?.domContentLoadedEventEnd ?? 0]");
            return new PageTiming(read[0], read[1]);
        }
        catch (PlaywrightException)
        {
            // A page on its way to the next one answers nothing.
            return s_unknown;
        }
    }

    /// <summary>How long the way to this page took; null when the browser shows the same page as before, or does not say.</summary>
    public TimeSpan? Since(PageTiming before) => Began != before.Began && Ready > 0 ? TimeSpan.FromMilliseconds(Ready) : null;
}
