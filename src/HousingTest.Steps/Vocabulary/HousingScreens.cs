using System.Diagnostics;
using System.Text.RegularExpressions;
using HousingTest.Environments;
using HousingTest.Model;
using Microsoft.Playwright;

namespace HousingTest.Steps;

/// <summary>
/// The screens of the system as a person sees them, through the map: fields by role and name. Each screen that a step stops at is
/// kept with its ARIA snapshot and a picture, for the comparison and the report.
/// </summary>
public sealed class HousingScreens(TestCopy copy, ScenarioScope scope, ScenarioTenancy tenancy)
{
    private const int LoadWaits = 300;
    private const int LoadWaitMilliseconds = 100;

    private readonly List<(ScreenSeen Screen, byte[] Picture)> _seen = [];
    private readonly List<(string Place, string Text)> _places = [];
    private IPage? _page;
    private string _device = "desktop";

    /// <summary>The screens that were stopped at so far, each with its picture.</summary>
    public IReadOnlyList<(ScreenSeen Screen, byte[] Picture)> Seen => _seen;

    /// <summary>References that the scenario made and nobody had before.</summary>
    public FreshReferences Fresh => scope.Fresh;

    private IPage Page => _page ?? throw new ExpectationException("Nobody is signed in: begin with a step such as \"Given the income officer is signed in\"");

    /// <summary>Says what a place of screens stands for from now on, besides those of the scenario's tenancy.</summary>
    public void Know(string place, string text) => _places.Insert(0, (place, text));

    /// <summary>Signs in as a role of the map on a device.</summary>
    public Task SignInAsync(string role, string device) => copy.Desk.DoAsync(() => SignInOnAsync(role, device), scope.Cancellation);

    /// <summary>Goes to a screen of the map, its places filled with this scenario's tenancy, and stops there.</summary>
    public Task OpenAsync(string name) => copy.Desk.DoAsync(() => VisitScreenAsync(name), scope.Cancellation);

    /// <summary>Goes to a screen of the map that is about one thing, whose name fills the screen's one place.</summary>
    public Task OpenAsync(string name, string about)
    {
        Know(OnePlace(Screen(name)), about);
        return OpenAsync(name);
    }

    /// <summary>Enters text into a field.</summary>
    public Task EnterAsync(string field, string text) =>
        copy.Desk.DoAsync(() => Find(Control(screen => screen.Fields, field)).FillAsync(text), scope.Cancellation);

    /// <summary>Enters a day into a field.</summary>
    public Task EnterAsync(string field, DateOnly day) => EnterAsync(field, HousingDate.Iso(day));

    /// <summary>Chooses an option of a field by what it shows.</summary>
    public Task ChooseAsync(string field, string option) =>
        copy.Desk.DoAsync(() => Find(Control(screen => screen.Fields, field)).SelectOptionAsync(new SelectOptionValue { Label = option }), scope.Cancellation);

    /// <summary>Presses a button and stops at the screen that follows.</summary>
    public Task PressAsync(string button) => copy.Desk.DoAsync(() => FollowAsync(button), scope.Cancellation);

    /// <summary>The rows of a table, each as the texts of its cells; the header is left out.</summary>
    public Task<IReadOnlyList<IReadOnlyList<string>>> RowsAsync(string table) => copy.Desk.DoAsync(() => RowsOfAsync(table), scope.Cancellation);

    /// <summary>All text of the screen.</summary>
    public Task<string> TextAsync() => copy.Desk.DoAsync(() => Page.Locator("body").InnerTextAsync(), scope.Cancellation);

    private async Task SignInOnAsync(string role, string device)
    {
        var signIn = copy.Map.SignIn;
        var user = signIn.Roles.TryGetValue(role, out var known)
            ? known
            : throw new ExpectationException($"The map has no role \"{role}\"; it has {string.Join(", ", signIn.Roles.Keys)}");
        _device = device;
        _page = await copy.Desk.OpenAsync(device, scope.Cancellation);
        await VisitAsync(signIn.Path);
        await Find(signIn.UserName).FillAsync(user);
        await Find(signIn.Password).FillAsync(copy.Password);
        await TimedAsync(() => ArriveAsync(Find(signIn.Button)));
        Expect.That(!IsAt(signIn.Path), $"The {role} could not sign in: the sign-in screen came back");
    }

    private async Task VisitScreenAsync(string name)
    {
        var screen = Screen(name);
        IReadOnlyList<(string Place, string Text)> places = [.. _places, .. await tenancy.PlacesAsync()];
        await VisitAsync(Fill(screen.Path, [.. places.Select(place => (place.Place, Uri.EscapeDataString(place.Text)))]));
        if (screen.Heading is { } heading)
            await ExpectHeadingAsync(Fill(heading, places));
        await StopAsync();
    }

    private async Task FollowAsync(string button)
    {
        var pressed = Find(Control(screen => screen.Buttons, button));
        await TimedAsync(() => ArriveAsync(pressed));
        Learn();
        await StopAsync();
    }

    // Where a button led to says which works order, say, it made: later steps then know it.
    private void Learn()
    {
        if (Current() is not { } screen)
            return;
        foreach (var (place, text) in new ScreenPath(screen.Path).PlacesIn(Page.Url))
        {
            if (!_places.Exists(known => string.Equals(known.Place, place, StringComparison.OrdinalIgnoreCase)))
                Know(place, text);
            scope.Fresh.Learn(place, text);
        }
    }

    private async Task<IReadOnlyList<IReadOnlyList<string>>> RowsOfAsync(string table)
    {
        var rows = new List<IReadOnlyList<string>>();
        var found = Find(Control(screen => screen.Tables, table));
        Expect.That(await found.CountAsync() == 1, $"The screen \"{await Page.TitleAsync()}\" has no table \"{table}\"");
        foreach (var row in await found.Locator("tbody tr").AllAsync())
            rows.Add([.. (await row.Locator("td, th").AllInnerTextsAsync()).Select(text => text.Trim())]);
        return rows;
    }

    private async Task ArriveAsync(ILocator button)
    {
        await button.ClickAsync();
        await LoadedAsync();
    }

    // Told under the screen that it led to: what a person waited for.
    private async Task TimedAsync(Func<Task> arrive)
    {
        var before = await PageTiming.ReadAsync(Page);
        var start = Stopwatch.GetTimestamp();
        await arrive();
        var wall = Stopwatch.GetElapsedTime(start);
        var after = await PageTiming.ReadAsync(Page);
        scope.Stopwatch.Add("screen", Current()?.Name ?? (IsAt(copy.Map.SignIn.Path) ? "sign-in" : "unknown"), after.Since(before) ?? wall);
    }

    private async Task VisitAsync(string path)
    {
        try
        {
            await TimedAsync(() => Page.GotoAsync(copy.Address.TrimEnd('/') + path));
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            throw new ExpectationException($"The screen {path} could not be opened: {failure.Message.Split('\n')[0]}");
        }
    }

    // Playwright's wait misses an event that fires just as it begins to listen (seen once in some sixty runs), and would then wait in
    // vain and fail a scenario for nothing. Asked again, it knows that the page is loaded: so several short waits, no longer in all.
    private async Task LoadedAsync()
    {
        for (var more = LoadWaits - 1; ; more--)
        {
            scope.Cancellation.ThrowIfCancellationRequested();
            try
            {
                await Page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = LoadWaitMilliseconds });
                return;
            }
            catch (TimeoutException) when (more > 0)
            {
                // The next wait looks before it listens.
            }
            catch (TimeoutException)
            {
                throw new ExpectationException($"The screen \"{new Uri(Page.Url).AbsolutePath}\" did not load within {LoadWaits * LoadWaitMilliseconds / 1000} s");
            }
        }
    }

    private async Task ExpectHeadingAsync(string heading)
    {
        var found = await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).AllInnerTextsAsync();
        Expect.That(
            found.Any(text => string.Equals(text.Trim(), heading, StringComparison.Ordinal)),
            $"Expected a screen headed \"{heading}\", found \"{string.Join("\", \"", found)}\"");
    }

    private async Task StopAsync()
    {
        var number = _seen.Count + 1;
        var name = Current()?.Name ?? "unknown";
        var aria = await Page.Locator("body").AriaSnapshotAsync();
        // At the size that people see: at a phone's own points, a picture has seven times as many, and took four times as long as one of this size.
        var picture = await Page.ScreenshotAsync(
            new() { FullPage = true, Scale = ScreenshotScale.Css, Animations = ScreenshotAnimations.Disabled, Caret = ScreenshotCaret.Hide });
        _seen.Add((new ScreenSeen(name, _device, await Page.TitleAsync(), aria, $"screens/{number}.png"), picture));
    }

    private ILocator Find(ControlMap control) => Page.Find(control);

    private ControlMap Control(Func<ScreenMap, IReadOnlyDictionary<string, ControlMap>> kind, string name)
    {
        var screen = Current() ?? throw new ExpectationException($"The map does not know the screen at {new Uri(Page.Url).AbsolutePath}");
        var controls = kind(screen);
        return controls.TryGetValue(name, out var control)
            ? control
            : throw new ExpectationException(
                $"The map has no \"{name}\" on the screen \"{screen.Name}\"; it has {(controls.Count == 0 ? "none" : string.Join(", ", controls.Keys))}{Elsewhere(kind, name)}");
    }

    private string Elsewhere(Func<ScreenMap, IReadOnlyDictionary<string, ControlMap>> kind, string name) =>
        copy.Map.Screens.Values.Where(screen => kind(screen).ContainsKey(name)).Select(screen => $"\"{screen.Name}\"").ToList() is { Count: > 0 } others
            ? $"; \"{name}\" is on {string.Join(" and ", others)}"
            : "";

    private ScreenMap Screen(string name) => copy.Map.Screens.TryGetValue(name, out var screen)
        ? screen
        : throw new ExpectationException($"The map has no screen \"{name}\"; it has {string.Join(", ", copy.Map.Screens.Keys)}");

    private ScreenMap? Current() => ScreenPath.Screen(copy.Map.Screens.Values, Page.Url);

    private bool IsAt(string path) => new ScreenPath(path).IsAt(Page.Url);

    private static string OnePlace(ScreenMap screen)
    {
        var places = Regex.Matches(screen.Path + screen.Heading, @"\{(?<place>[^}]*)\}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(match => match.Groups["place"].Value).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return places.Count == 1
            ? places[0]
            : throw new ExpectationException(
                $"The screen \"{screen.Name}\" is not about one thing: its path {screen.Path} has {(places.Count == 0 ? "no place" : $"the places {string.Join(", ", places)}")}");
    }

    private static string Fill(string text, IReadOnlyList<(string Place, string Text)> places) =>
        places.Aggregate(text, (filled, place) => filled.Replace($"{{{place.Place}}}", place.Text, StringComparison.OrdinalIgnoreCase));
}
