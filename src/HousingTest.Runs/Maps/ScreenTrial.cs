using HousingTest.Environments;
using HousingTest.Model;
using Microsoft.Playwright;

namespace HousingTest.Runs.Maps;

/// <summary>Signs in as each role and opens the map's screens, to look and to do nothing else: no button but that of the sign-in is pressed.</summary>
/// <param name="located">The map.</param>
/// <param name="copy">A test copy of the system.</param>
public sealed class ScreenTrial(LocatedMap located, TestCopy copy)
{
    // What the first role does not see for any row, others see, if at all, for the first ones.
    private const int RowsOfOtherRoles = 2;

    // On a busy machine a first sign-in takes longer than fifteen seconds. A page that takes more than a minute is as good as none.
    private const int PatienceMilliseconds = 60_000;

    private readonly Dictionary<string, IPage> signedIn = new(StringComparer.Ordinal);
    private readonly CheckedPart signIn = new("Sign-in");

    private SystemMap Map => located.Map;

    /// <summary>What was found out about signing in.</summary>
    public MapCheckPart SignIn => signIn.Made;

    /// <summary>True when a role at least is signed in, so that screens can be opened.</summary>
    public bool AnybodyIsIn => signedIn.Count > 0;

    /// <summary>Signs in as every role; those who could not are told in <see cref="SignIn"/>.</summary>
    /// <exception cref="ProblemException">There is no browser to look with.</exception>
    public Task SignInAsync(CancellationToken ct) => SignInAsync(Map.SignIn.Roles.Count, ct);

    /// <summary>The same for the first role alone.</summary>
    public Task SignInAsFirstAsync(CancellationToken ct) => SignInAsync(1, ct);

    private async Task SignInAsync(int roles, CancellationToken ct)
    {
        foreach (var (role, user) in Map.SignIn.Roles.Take(roles))
        {
            signIn.Tried();
            var page = await copy.Desk.OpenAsync(BrowserDesk.Desktop, ct);
            page.SetDefaultTimeout(PatienceMilliseconds);
            // What is wrong with the screen itself is wrong for every role.
            if (!await copy.Desk.DoAsync(() => SignInAsync(page, role, user), ct))
                return;
        }
    }

    /// <summary>Opens a page as the first role that could sign in, or as nobody where none could.</summary>
    /// <exception cref="ProblemException">HT-MAP-031 when the page does not open, or another role must sign in for it.</exception>
    public async Task<PageFacts> ReadAsync(string path, CancellationToken ct)
    {
        var page = signedIn.Values.FirstOrDefault() ?? await copy.Desk.OpenAsync(BrowserDesk.Desktop, ct);
        return await copy.Desk.DoAsync(
            async () =>
            {
                var (status, failure) = await GoAsync(page, path);
                if (status is < 200 or >= 400)
                    throw MapProblems.NoPage(path, failure ?? $"the system answers {status}");
                if (AnybodyIsIn && IsAtSignIn(page) && !string.Equals(path, Map.SignIn.Path, StringComparison.OrdinalIgnoreCase))
                    throw MapProblems.NoPage(path, $"the system sends the {signedIn.Keys.First()} to the sign-in screen");
                return await PageFacts.ReadAsync(page);
            },
            ct);
    }

    /// <summary>Opens a screen as one role after the other, and for several rows, until all that the map says is on it was seen.</summary>
    public async Task<SightedScreen> LookAsync(ScreenMap screen, PlaceValues values, CancellationToken ct)
    {
        var places = PlaceValues.In(screen.Path + screen.Heading);
        var choices = values.For(places);
        var unfilled = places.Where(place => !choices[0].ContainsKey(place)).ToList();
        if (unfilled.Count > 0)
            return new SightedScreen(screen, [], unfilled);
        var sightings = new List<ScreenSighting>();
        foreach (var (role, page) in signedIn)
        {
            foreach (var choice in sightings.Exists(sighting => sighting.Recognised) ? choices.Take(RowsOfOtherRoles) : choices)
            {
                var sighting = await copy.Desk.DoAsync(() => SightAsync(page, role, screen, choice), ct);
                sightings.Add(sighting);
                if (Complete(screen, sightings))
                    return new SightedScreen(screen, sightings, []);
                // Who may not see one mostly may see none.
                if (!sighting.Opened)
                    break;
            }
        }

        return new SightedScreen(screen, sightings, []);
    }

    private static bool Complete(ScreenMap screen, List<ScreenSighting> sightings)
    {
        var good = sightings.Where(sighting => sighting.Recognised).ToList();
        return good.Count > 0
            && screen.Fields.Keys.All(name => good.Exists(sighting => sighting.Fields[name] > 0))
            && screen.Buttons.Keys.All(name => good.Exists(sighting => sighting.Buttons[name] > 0))
            && screen.Tables.Keys.All(name => good.Exists(sighting => sighting.Tables[name] > 0));
    }

    private async Task<ScreenSighting> SightAsync(IPage page, string role, ScreenMap screen, IReadOnlyDictionary<string, string> values)
    {
        var (status, _) = await GoAsync(page, PlaceValues.Fill(screen.Path, values, Uri.EscapeDataString));
        return new ScreenSighting(
            role, status, IsAtSignIn(page), screen.Heading is { } heading ? PlaceValues.Fill(heading, values, value => value) : null, await PageFacts.ReadAsync(page),
            await CountAsync(page, screen.Fields), await CountAsync(page, screen.Buttons), await CountAsync(page, screen.Tables));
    }

    private async Task<bool> SignInAsync(IPage page, string role, string user)
    {
        var (status, failure) = await GoAsync(page, Map.SignIn.Path);
        if (status is < 200 or >= 400)
        {
            signIn.Missing(MapProblems.NoSignInScreen(located.At("sign-in", "path"), Map.SignIn.Path, failure ?? $"the system answers {status}"));
            return false;
        }

        var facts = await PageFacts.ReadAsync(page);
        var whole = await HasAsync(page, "user name", Map.SignIn.UserName, facts.Fields)
            & await HasAsync(page, "password", Map.SignIn.Password, facts.Fields)
            & await HasAsync(page, "button", Map.SignIn.Button, facts.Buttons);
        if (!whole)
            return false;
        try
        {
            await page.Find(Map.SignIn.UserName).FillAsync(user);
            await page.Find(Map.SignIn.Password).FillAsync(copy.Password);
            await page.Find(Map.SignIn.Button).ClickAsync();
            await page.WaitForLoadStateAsync();
        }
        catch (Exception unanswered) when (unanswered is PlaywrightException or TimeoutException)
        {
            signIn.Missing(MapProblems.NotSignedIn(located.At("sign-in", "roles", role), role, user, unanswered.Message.Split('\n')[0]));
            return true;
        }

        if (IsAtSignIn(page))
            signIn.Missing(MapProblems.NotSignedIn(located.At("sign-in", "roles", role), role, user, "the sign-in screen came back"));
        else
            signedIn.Add(role, page);
        return true;
    }

    private async Task<bool> HasAsync(IPage page, string what, ControlMap control, IReadOnlyList<string> known)
    {
        if (await page.Find(control).CountAsync() > 0)
            return true;
        signIn.Missing(MapProblems.NoSignInControl(located.At("sign-in", what), string.Equals(what, "button", StringComparison.Ordinal) ? "button" : "field", control.Name ?? control.Selector ?? "", known));
        return false;
    }

    private async Task<(int Status, string? Failure)> GoAsync(IPage page, string path)
    {
        try
        {
            return ((await page.GotoAsync(copy.Address.TrimEnd('/') + path))?.Status ?? 0, null);
        }
        catch (Exception failure) when (failure is PlaywrightException or TimeoutException)
        {
            return (0, failure.Message.Split('\n')[0]);
        }
    }

    private static async Task<IReadOnlyDictionary<string, int>> CountAsync(IPage page, IReadOnlyDictionary<string, ControlMap> controls)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, control) in controls)
            counts.Add(name, await page.Find(control).CountAsync());
        return counts;
    }

    private bool IsAtSignIn(IPage page) => new ScreenPath(Map.SignIn.Path).IsAt(page.Url);
}
