using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using HousingTest.Environments;
using HousingTest.Model;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Reports;

[Trait("needs", "browser")]
public sealed class HtmlReportBrowserTests : IAsyncDisposable
{
    private IPlaywright? playwright;
    private IBrowser? browser;

    [Theory]
    [InlineData(Decision.Hold, 1280)]
    [InlineData(Decision.Hold, 360)]
    [InlineData(Decision.Release, 1280)]
    [InlineData(Decision.Release, 360)]
    public async Task Axe_finds_nothing_with_every_line_opened(Decision decision, int width)
    {
        var page = await OpenAsync(decision, width);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(each => each.open = true)");
        await ShouldPleaseAxeAsync(page);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(400)]
    [InlineData(360)]
    public async Task Axe_finds_nothing_on_the_page_of_a_rehearsal_and_nothing_is_wider_than_the_screen(int width)
    {
        foreach (var record in (RehearsalRecord[])[SampleRehearsal.Failed, SampleRehearsal.Finished])
        {
            var page = await OpenAsync(await HtmlRehearsalTests.Written(record), width);
            await ShouldPleaseAxeAsync(page);
            (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBe(width);
            await DisposeAsync();
        }
    }

    [Fact]
    public async Task On_a_phone_nothing_is_wider_than_the_screen_but_tables_in_their_own_boxes()
    {
        var page = await OpenAsync(Decision.Hold, 360);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(each => each.open = true)");
        (await page.EvaluateAsync<int>("() => document.documentElement.scrollWidth")).ShouldBe(360);
    }

    [Fact]
    public async Task A_link_opens_the_evidence_that_it_leads_to()
    {
        var page = await OpenAsync(Decision.Hold, 1280);
        var evidence = page.Locator($"#scenario-{SampleGate.DebitRun}");
        (await evidence.IsVisibleAsync()).ShouldBeFalse();
        await page.Locator(".pattern").First.GetByRole(AriaRole.Link, new() { Name = "Monday's debit run posts once per live account" }).First.ClickAsync();
        await evidence.WaitForAsync();
        (await evidence.IsVisibleAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task Reasons_stand_on_the_first_screen()
    {
        var page = await OpenAsync(Decision.Hold, 1280);
        foreach (var text in new[] { "HOLD", "112 rent transactions are £0.01 lower" })
        {
            var box = await page.GetByText(text).First.BoundingBoxAsync();
            (box!.Y + box.Height).ShouldBeLessThan(800);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
    }

    private static async Task ShouldPleaseAxeAsync(IPage page)
    {
        var found = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] } });
        found.Violations.Select(violation => $"{violation.Id}: {violation.Help}\n{string.Join('\n', violation.Nodes.Take(3).Select(node => node.Html))}").ShouldBeEmpty();
        found.Passes.Length.ShouldBeGreaterThan(10);
    }

    private async Task<IPage> OpenAsync(Decision decision, int width) =>
        await OpenAsync(await HtmlReportTests.Written(decision == Decision.Hold ? SampleGate.Hold() : SampleGate.Release()), width);

    private async Task<IPage> OpenAsync(string html, int width)
    {
        var path = BrowserLocator.ForThisMachine().TryLocate(out var none);
        Assert.SkipWhen(path is null, $"{none?.Why}; HOUSINGTEST_BROWSER names one");
        playwright = await Playwright.CreateAsync();
        // Chromium's sandbox does not start for root, which containers run as.
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Environment.UserName is "root" ? ["--no-sandbox"] : [] });
        // The page's own policy lets no script run, axe's neither.
        var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = width, Height = 800 }, BypassCSP = true });
        var page = await context.NewPageAsync();
        await page.SetContentAsync(html);
        return page;
    }
}
