using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

[Trait("needs", "browser")]
public sealed class BrowserDeskTests(ReferenceCopyFixture fixture) : IClassFixture<ReferenceCopyFixture>, IAsyncLifetime
{
    private BrowserDesk Desk => fixture.Copy.Desk;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await fixture.Copy.PutBackAsync(verify: false, Ct);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_person_signs_in_and_nobody_is_signed_in_after_putting_back()
    {
        var page = await Desk.OpenAsync(BrowserDesk.Desktop, Ct);
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("User name").FillAsync(fixture.Copy.Logins["income officer"]);
        await page.GetByLabel("Password").FillAsync(fixture.Copy.Password);
        await page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(fixture.Copy.Address + "/");
        (await fixture.Copy.TakeErrorsAsync(Ct)).ShouldBeEmpty();

        await fixture.Copy.PutBackAsync(verify: true, Ct);

        page.IsClosed.ShouldBeTrue();
        var other = await Desk.OpenAsync(BrowserDesk.Desktop, Ct);
        await other.GotoAsync("/");
        other.Url.ShouldContain("/sign-in");
    }

    [Fact]
    public async Task Pages_see_a_british_desktop_or_the_phone_that_was_asked_for()
    {
        var desktop = await Desk.OpenAsync("Desktop", Ct);
        desktop.ViewportSize.ShouldNotBeNull().Width.ShouldBe(1280);
        (await desktop.EvaluateAsync<string>("navigator.language + ' ' + Intl.DateTimeFormat().resolvedOptions().timeZone")).ShouldBe("en-GB Europe/London");
        var phone = await Desk.OpenAsync("Pixel 7", Ct);
        phone.ViewportSize.ShouldNotBeNull().Width.ShouldBeLessThan(500);
        (await phone.EvaluateAsync<string>("navigator.userAgent")).ShouldContain("Android");
    }

    [Fact]
    public async Task A_device_that_nobody_knows_is_told_with_the_nearest()
    {
        var problem = (await Should.ThrowAsync<ProblemException>(() => Desk.OpenAsync("Pixel 77", Ct))).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-ENV-017");
        problem.Why.ShouldContain("Pixel 7");
    }

    [Fact]
    public async Task Errors_of_a_page_are_collected_without_the_address()
    {
        var page = await Desk.OpenAsync(BrowserDesk.Desktop, Ct);
        await page.GotoAsync("/sign-in");
        await page.EvaluateAsync("console.error('rent is ' + location.href)");
        await page.EvaluateAsync("setTimeout(() => { throw new Error('no balance'); })");
        await page.EvaluateAsync("fetch('/no-such-page').then(() => 0)");
        await page.WaitForTimeoutAsync(200);
        Desk.TakeErrors().ShouldBe(
            [
                new SystemError("browser", "rent is /sign-in"),
                new SystemError("browser", "Error: no balance"),
                new SystemError("browser", "Failed to load resource: the server responded with a status of 404 (Not Found) (/no-such-page)"),
            ],
            ignoreOrder: true);
        Desk.TakeErrors().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://198.51.100.7/")]
    [InlineData("http://live.example.org/")]
    [InlineData("https://198.51.100.7/")]
    public async Task Nothing_outside_this_machine_can_be_reached(string address)
    {
        var page = await Desk.OpenAsync(BrowserDesk.Desktop, Ct);
        await page.GotoAsync("/sign-in");
        var outcome = await page.EvaluateAsync<string>("address => fetch(address, { mode: 'no-cors' }).then(() => 'reached', () => 'not reached')", address);
        outcome.ShouldBe("not reached");
        Desk.TakeErrors().ShouldHaveSingleItem().Text.ShouldContain("net::ERR_");
    }

    [Fact]
    public async Task A_browser_that_was_killed_is_told_and_the_next_page_has_a_new_one()
    {
        await Desk.OpenAsync(BrowserDesk.Desktop, Ct);
        foreach (var process in ProcessTree.WithArgument(BrowserArguments.MarkOf(fixture.Copy.Id)))
            process.Kill();
        for (var i = 0; i < 200 && Desk.Trouble is null; i++)
            await Task.Delay(20, Ct);
        fixture.Copy.Trouble.ShouldNotBeNull().Id.ShouldBe("HT-ENV-010");
        await Should.ThrowAsync<ProblemException>(() => Desk.OpenAsync(BrowserDesk.Desktop, Ct));

        await fixture.Copy.PutBackAsync(verify: false, Ct);

        fixture.Copy.Trouble.ShouldBeNull();
        (await (await Desk.OpenAsync(BrowserDesk.Desktop, Ct)).GotoAsync("/sign-in")).ShouldNotBeNull().Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_waits_for_an_answer_of_a_browser_that_was_killed_is_given_up()
    {
        await Desk.OpenAsync(BrowserDesk.Desktop, Ct);
        var unanswered = Desk.DoAsync(() => new TaskCompletionSource<int>().Task, Ct);

        foreach (var process in ProcessTree.WithArgument(BrowserArguments.MarkOf(fixture.Copy.Id)))
            process.Kill();

        (await Should.ThrowAsync<ProblemException>(() => unanswered)).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-ENV-010");
        await fixture.Copy.PutBackAsync(verify: false, Ct);
        (await Desk.DoAsync(() => Task.FromResult(1), Ct)).ShouldBe(1);
    }

    [Fact]
    public async Task A_page_whose_process_crashes_is_told_and_the_next_page_is_well()
    {
        var page = await Desk.OpenAsync(BrowserDesk.Desktop, Ct);

        await Should.ThrowAsync<Exception>(() => Desk.DoAsync(() => page.GotoAsync("chrome://crash"), Ct));
        for (var i = 0; i < 200 && Desk.Trouble is null; i++)
            await Task.Delay(20, Ct);

        fixture.Copy.Trouble.ShouldNotBeNull().Why.ShouldContain("a page's process crashed");
        await fixture.Copy.PutBackAsync(verify: false, Ct);
        (await (await Desk.OpenAsync(BrowserDesk.Desktop, Ct)).GotoAsync("/sign-in")).ShouldNotBeNull().Status.ShouldBe(200);
    }
}
