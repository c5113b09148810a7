using System.Globalization;
using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>
/// Tries a map against a running test copy, and lists all that it does not find. The copy is provisioned with <see cref="ForProvisioning"/>, so that a map whose seed or
/// clock is wrong still gets one: what it says of them is tried here.
/// </summary>
/// <param name="located">The map.</param>
/// <param name="copy">A test copy, empty but for what the system itself puts into it.</param>
/// <param name="estate">What fills it; null for a system that brings data of its own.</param>
/// <param name="progress">Told what goes on.</param>
public sealed class MapTrial(LocatedMap located, TestCopy copy, Estate? estate, IProgress<string> progress)
{
    // Enough to see every kind of value, and few enough for a table of millions.
    private const int RowsLookedAt = 2000;
    private const string StandIn = "1";

    private readonly List<MapCheckPart> parts = [];
    private readonly List<Problem> obstacles = [];
    private Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>> samples = new(StringComparer.Ordinal);

    private SystemMap Map => located.Map;

    /// <summary>What stopped a part of the trial, such as a machine without a browser; what it concerns is told as not tried.</summary>
    public IReadOnlyList<Problem> Obstacles => obstacles;

    /// <summary>The map for a test copy that is to be empty, and whose clock nobody sets.</summary>
    public static SystemMap ForProvisioning(SystemMap map) => map with
    {
        Seed = [],
        Clock = new ClockMap(new ActionMap("leave the clock", null, "SELECT 1", null, Restart: false), IsZone(map.Clock.Zone) ? map.Clock.Zone : "Etc/UTC"),
        AfterRewind = [],
    };

    /// <summary>Tries all of it.</summary>
    /// <exception cref="ProblemException">The system ended, or hangs.</exception>
    public async Task<MapCheckResult> RunAsync(CancellationToken ct)
    {
        await TablesAsync(ct);
        await ClockAsync(ct);
        await ScreensAsync(ct);
        parts.Add(await ActionsAsync("Endpoints", "endpoints", [.. Map.Endpoints.Values], ct));
        parts.Add(await ActionsAsync("Jobs", "jobs", [.. Map.Jobs.Values], ct));
        if (Map.AfterRewind.Count > 0)
            parts.Add(await ActionsAsync("After rewind", "after rewind", Map.AfterRewind, ct));
        copy.ThrowIfTroubled();
        return new MapCheckResult(Map.File, copy.Release.Name, parts);
    }

    private async Task TablesAsync(CancellationToken ct)
    {
        if (!copy.CanRestart)
        {
            var unseen = new CheckedPart("Tables");
            unseen.Unsure(located.At("entities"), "No table and no column was looked for", "a system at an address does not show its database");
            parts.Add(unseen.Made);
            return;
        }

        progress.Report("Looking at its tables");
        var bare = await copy.Database.ReadCatalogueAsync(ct);
        var refused = CanBeSeeded(bare) ? await SeedAsync(ct) : null;
        var catalogue = await copy.Database.ReadCatalogueAsync(ct);
        var rows = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>>(StringComparer.Ordinal);
        foreach (var table in Map.Entities.Values.Select(entity => catalogue.Find(entity.Table)).OfType<CatalogueTable>().DistinctBy(table => table.Name, StringComparer.Ordinal))
            rows.Add(table.Name, await copy.Database.SampleAsync(table.Name, RowsLookedAt, ct));
        samples = rows;
        foreach (var part in new CatalogueCheck(located, catalogue, samples, Estate.Tables).Look())
            parts.Add(refused is { } why && part.Name is "Seed" ? part with { Missing = [.. part.Missing, .. why] } : part);
    }

    // An estate that does not fit is told by what does not fit, and not by the row at which the database refused it.
    private bool CanBeSeeded(Catalogue bare) =>
        Map.Seed.All(seed => bare.Find(seed.Table) is { } table && seed.Columns.Keys.All(column => table.Find(column) is not null))
        && !new CatalogueCheck(located, bare, samples, Estate.Tables).Look().Any(part => part.Name is "Seed" && part.Missing.Count > 0);

    private async Task<IReadOnlyList<Problem>?> SeedAsync(CancellationToken ct)
    {
        if (Map.Seed.Count == 0 || estate is null)
            return null;
        progress.Report($"Filling it with the estate {estate.Recipe.Name}");
        try
        {
            await copy.Database.LoadAsync(Map.Seed, estate.Rows(), loaded: null, ct);
            return null;
        }
        catch (ProblemException refused)
        {
            return refused.Problems;
        }
    }

    private async Task ClockAsync(CancellationToken ct)
    {
        var part = new CheckedPart("Clock");
        part.Tried();
        if (!IsZone(Map.Clock.Zone))
            part.Missing(MapProblems.NoZone(located.At("clock", "zone"), Map.Clock.Zone));
        if (Map.Clock.Set is not { } set)
        {
            part.Unsure(located.At("clock", "zone"), "The clock was not tried", "the map does not say what sets it");
            parts.Add(part.Made);
            return;
        }

        var now = new Dictionary<string, string>(StringComparer.Ordinal) { ["now"] = copy.Clock.Now.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) };
        try
        {
            var result = await copy.Actions.RunAsync(set, now, ct);
            if (!result.Succeeded)
                part.Missing(MapProblems.NoClock(located.At("clock", "set"), $"the system answered {result.Status}{Said(result.Body)}"));
        }
        catch (ProblemException refused)
        {
            copy.ThrowIfTroubled();
            part.Missing(MapProblems.NoClock(located.At("clock", "set"), $"{refused.Problems[0].What}: {refused.Problems[0].Why}"));
        }

        parts.Add(part.Made);
    }

    private async Task ScreensAsync(CancellationToken ct)
    {
        var trial = new ScreenTrial(located, copy);
        try
        {
            progress.Report("Signing in");
            await trial.SignInAsync(ct);
        }
        catch (ProblemException nothingToLookWith) when (copy.Desk.Unavailable is not null)
        {
            obstacles.AddRange(nothingToLookWith.Problems);
            var unseen = new CheckedPart("Screens");
            unseen.Unsure(located.At("screens"), $"No screen was opened ({Map.Screens.Count})", nothingToLookWith.Problems[0].What);
            parts.Add(unseen.Made);
            return;
        }

        parts.Add(trial.SignIn);
        if (!trial.AnybodyIsIn)
        {
            var unseen = new CheckedPart("Screens");
            unseen.Unsure(located.At("screens"), $"No screen was opened ({Map.Screens.Count})", "nobody could sign in");
            parts.Add(unseen.Made);
            return;
        }

        progress.Report($"Opening {Map.Screens.Count} screens");
        var values = new PlaceValues(Map, samples);
        var seen = new List<SightedScreen>();
        foreach (var screen in Map.Screens.Values)
            seen.Add(await trial.LookAsync(screen, values, ct));
        parts.AddRange(new ScreenCheck(located).Look(seen));
    }

    private async Task<MapCheckPart> ActionsAsync(string name, string section, IReadOnlyList<ActionMap> actions, CancellationToken ct)
    {
        progress.Report($"Asking for {actions.Count} {name.ToLowerInvariant()}, without calling them");
        var check = new ActionCheck(located, name, section);
        var values = new PlaceValues(Map, samples);
        using var probe = new SystemProbe(copy);
        foreach (var action in actions)
        {
            if (action.Http is not { } call)
            {
                check.LookAtWork(action);
                continue;
            }

            var places = PlaceValues.In(call.Path);
            var choice = values.For(places)[0];
            var unfilled = places.Where(place => !choice.ContainsKey(place)).ToList();
            var filled = choice.Concat(unfilled.Select(place => KeyValuePair.Create(place, StandIn))).ToDictionary(StringComparer.OrdinalIgnoreCase);
            check.LookAtCall(action, call, unfilled, await probe.AskAsync(PlaceValues.Fill(call.Path, filled, Uri.EscapeDataString), call.As, ct));
        }

        return check.Made;
    }

    // A sentence says why; a page of HTML would fill the screen.
    private static string Said(string body) => body.Length is > 0 and < 200 && !body.TrimStart().StartsWith('<') ? $": {body.Trim()}" : "";

    private static bool IsZone(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);
}
