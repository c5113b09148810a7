using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Does what the map says a test copy can be made to do: calls, SQL, commands, restarts.</summary>
public sealed class SystemActions : IDisposable
{
    private readonly ActionSetting _setting;
    private readonly HttpClient _http;
    private int _inFlight;
    private long _begun;

    internal SystemActions(ActionSetting setting) =>
        (_setting, _http) = (setting, LocalHttp.Create(setting.Start.Environment.Start.AnswersWithin, proxied: !new Uri(setting.Address()).IsLoopback));

    /// <summary>The problem when the system gave no answer in time: it may still be at what it was asked, so nothing that it does means anything until it is started anew.</summary>
    public Problem? Hanging { get; private set; }

    /// <summary>Actions that have not ended yet.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>How many actions were begun so far: as long as it stands still, nothing was asked of the system.</summary>
    public long Begun => Interlocked.Read(ref _begun);

    /// <summary>How things stood when the last action ended; null before the first.</summary>
    internal ActionEnd? LastEnd { get; private set; }

    /// <summary>
    /// Does an action. An answer that says no is a result and no problem. Throws HT-ENV-008 when the system ended, HT-ENV-011 for a place that nothing
    /// fills, HT-ENV-012 when it could not be done at all, HT-ENV-018 for a role that the map does not have.
    /// </summary>
    /// <param name="action">From the map.</param>
    /// <param name="places">Place → what fills it. A JSON member that ends up empty is left out.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<ActionResult> RunAsync(ActionMap action, IReadOnlyDictionary<string, string> places, CancellationToken ct)
    {
        var filled = Places.Join(_setting.Places, places);
        Interlocked.Increment(ref _begun);
        Interlocked.Increment(ref _inFlight);
        try
        {
            var result = action switch
            {
                { Http: { } call } => await CallAsync(action.Name, call, filled, ct),
                { Sql: { } sql } => await ExecuteAsync(Places.Fill(sql, filled, Where(action.Name), value => value.Replace("'", "''", StringComparison.Ordinal)), ct),
                { Command: { } command } => await CommandAsync(action.Name, [.. command.Select(part => Places.Fill(part, filled, Where(action.Name)))], ct),
                _ => await RestartAsync(ct),
            };
            LastEnd = new ActionEnd(Begun, await _setting.Database.PositionAsync(ct), Stopwatch.GetTimestamp());
            return result;
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    /// <summary>The system was started anew.</summary>
    internal void Forget() => Hanging = null;

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<ActionResult> CallAsync(string name, HttpMap call, IReadOnlyDictionary<string, string> places, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), _setting.Address() + Places.Fill(call.Path, places, Where(name), Uri.EscapeDataString));
        request.Content = ContentOf(name, call, places);
        if (call.As is { } role)
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{UserOf(name, role)}:{_setting.Password}")));
        try
        {
            using var answer = await _http.SendAsync(request, ct);
            return new ActionResult((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(ct), answer.IsSuccessStatusCode);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            // The connection breaks a moment before the operating system says that the process has ended.
            for (var i = 0; i < 10 && _setting.Trouble() is null; i++)
                await Task.Delay(TimeSpan.FromMilliseconds(20), ct);
            if (exception is TaskCanceledException)
                Hanging ??= Problems.DoesNotAnswer(_setting.Start.Environment, _setting.Start.Release, name);
            throw new ProblemException(_setting.Trouble() ?? Hanging ?? Problems.ActionFailed(name, _setting.Map.File, exception.Message), exception);
        }
    }

    private StringContent? ContentOf(string name, HttpMap call, IReadOnlyDictionary<string, string> places)
    {
        if (call.Body is { } body)
            return new StringContent(Places.Fill(body, places, Where(name)), Encoding.UTF8, "text/plain");
        if (call.Json is not { } members)
            return null;
        var json = new JsonObject();
        foreach (var (member, text) in members)
        {
            if (Places.Fill(text, places, Where(name)) is { Length: > 0 } value)
                json[member] = value;
        }

        return new StringContent(json.ToJsonString(), Encoding.UTF8, "application/json");
    }

    private string UserOf(string name, string role) =>
        _setting.Map.SignIn.Roles.FirstOrDefault(known => string.Equals(known.Key, role, StringComparison.OrdinalIgnoreCase)).Value
            ?? throw new ProblemException(Problems.UnknownRole(Where(name), role, _setting.Map.SignIn.Roles.Keys));

    private async Task<ActionResult> ExecuteAsync(string sql, CancellationToken ct)
    {
        await _setting.Database.ExecuteAsync(sql, ct);
        return new ActionResult(null, "", Succeeded: true);
    }

    private async Task<ActionResult> CommandAsync(string name, IReadOnlyList<string> command, CancellationToken ct)
    {
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = _setting.Folder };
        ChildEnvironment.PrepareSystem(start);
        var run = await CommandRun.RunAsync(start, Where(name), ct);
        return new ActionResult(null, run.Output, run.ExitCode == 0);
    }

    private async Task<ActionResult> RestartAsync(CancellationToken ct)
    {
        await _setting.Restart(ct);
        return new ActionResult(null, "", Succeeded: true);
    }

    private string Where(string name) => $"{_setting.Map.File}, '{name}'";
}

/// <summary>How things stood when an action ended.</summary>
/// <param name="Begun">How many had been begun by then.</param>
/// <param name="Position">Where the journal stood.</param>
/// <param name="At">When, by <see cref="Stopwatch"/>.</param>
internal sealed record ActionEnd(long Begun, long Position, long At);
