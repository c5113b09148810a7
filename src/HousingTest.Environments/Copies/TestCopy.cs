using System.Diagnostics;
using HousingTest.Databases;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// One release running in one environment: database, process, clock, message trap, browser. It is marked once when it is provisioned, and put back to
/// there between scenarios.
/// </summary>
public sealed class TestCopy : IAsyncDisposable
{
    private static readonly TimeSpan s_rest = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_glance = TimeSpan.FromMilliseconds(10);

    private const int LeastLooks = 20;

    private readonly TestCopyParts _parts;
    // Where the journal stood, and how much had been asked of the system, when it was last seen to rest.
    private (long Position, long Begun)? _rest;

    private IResetStrategy _reset;

    internal TestCopy(TestCopyParts parts, SchemaShape schema, IResetStrategy reset, string fingerprint) =>
        (_parts, Schema, _reset, Fingerprint) = (parts, schema, reset, fingerprint);

    /// <summary>Tells it from every other test copy of the workspace; the name of its folder and lease.</summary>
    public string Id => _parts.Id;

    /// <summary>Its own folder, absolute. Deleted with it.</summary>
    public string Folder => _parts.Folder;

    /// <summary>The folder inside <see cref="Folder"/> that the system writes files to (<c>{copy}/files</c>); emptied at each put back.</summary>
    public string Files => _parts.Files;

    /// <summary>Where the system listens: <c>http://127.0.0.1:port</c>.</summary>
    public string Address => _parts.System.Address;

    /// <summary>The password of every login, made for this copy alone.</summary>
    public string Password => _parts.Password;

    /// <summary>Role → user name.</summary>
    public IReadOnlyDictionary<string, string> Logins => _parts.Order.Map.SignIn.Roles;

    /// <summary>The map of its system.</summary>
    public SystemMap Map => _parts.Order.Map;

    /// <summary>The release that it runs.</summary>
    public ReleaseIdentity Release => _parts.Order.Release.Identity;

    /// <summary>Its database, journalled from the mark on.</summary>
    public ITestDatabase Database => _parts.Database;

    /// <summary>Whether it is one instance that somebody hosts, which is neither filled nor put back.</summary>
    public bool IsHosted => _parts.Hosted is not null;

    /// <summary>What the numbers begin with that scenarios give to what they make in a hosted system.</summary>
    public string OwnReferences => _parts.Order.Environment.Hosted?.References ?? "H";

    /// <summary>Its clock.</summary>
    public SystemClock Clock => _parts.Clock;

    /// <summary>Where its messages end.</summary>
    public MessageTrap Trap => _parts.Trap;

    /// <summary>The messages that a scenario may look at. Throws HT-ENV-036 where a hosted system's cannot be seen: none caught would say nothing.</summary>
    public IReadOnlyList<MessageSent> Messages => Unheard is { } unheard ? throw new ProblemException(unheard) : Trap.Messages;

    /// <summary>What it can be made to do.</summary>
    public SystemActions Actions => _parts.Actions;

    /// <summary>Its browser.</summary>
    public BrowserDesk Desk => _parts.Desk;

    /// <summary>The system's tables as they were at the mark.</summary>
    public SchemaShape Schema { get; }

    /// <summary>What it is put back to: seeded, and nothing done yet.</summary>
    public JournalMark Mark => _reset.Mark;

    /// <summary>Fingerprint of the database at the mark.</summary>
    public string Fingerprint { get; private set; }

    /// <summary>The problem when the system ended by itself or hangs, or the browser crashed; null as long as both are well.</summary>
    public Problem? Trouble => _parts.System.Trouble ?? Actions.Hanging ?? Desk.Trouble;

    /// <summary>
    /// An error of the server when it holds more memory than the environment lets it: it leaks, or keeps what it ought not to keep. Null as long as it does not. The
    /// amount is not told: it would differ from run to run.
    /// </summary>
    public SystemError? Leak => _parts.System is SystemProcess system && system.Memory > _parts.Order.Environment.Start.Memory
        ? new SystemError("server", $"It held more than {_parts.Order.Environment.Start.Memory >> 20} MB of memory after the scenario, and was started anew")
        : null;

    /// <summary>
    /// What this copy cannot offer, by the problems that say so: no browser on this machine, no database or clock at an address. A scenario that met one of them
    /// did not run, and says nothing of the release.
    /// </summary>
    public IReadOnlyList<Problem> Lacking =>
        [.. new[] { Desk.Unavailable, Clock.Unsettable, (Database as UnseenDatabase)?.Problem, Unheard }.OfType<Problem>()];

    /// <summary>What the clean-up could not give back, after <see cref="DisposeAsync"/>; its lease stays then, for the next sweep.</summary>
    public IReadOnlyList<string> LeftBehind { get; private set; } = [];

    /// <summary>
    /// Makes a test copy: lease, folder, database with its marker, trap, process, estate, journal, clock, mark. Whatever fails on the way, all that came
    /// before is given back. Throws the problem of the stage that failed.
    /// </summary>
    /// <param name="order">What it is made from.</param>
    /// <param name="progress">Told in short sentences what goes on.</param>
    /// <param name="ct">Stops, and gives back.</param>
    public static async Task<TestCopy> ProvisionAsync(TestCopyOrder order, IProgress<string> progress, CancellationToken ct)
    {
        // Its clock stands where it stood.
        if (order.From?.Saved.Clock is { } clock)
            order = order with { Environment = order.Environment with { ClockStart = clock } };
        var parts = new TestCopyParts(order);
        try
        {
            return await new Provisioning(parts, progress).RunAsync(ct);
        }
        catch
        {
            await parts.CleanUp.RunAsync();
            throw;
        }
    }

    /// <summary>Throws <see cref="Trouble"/> when there is any.</summary>
    public void ThrowIfTroubled()
    {
        if (Trouble is { } trouble)
            throw new ProblemException(trouble);
    }

    /// <summary>Errors of the server and of the browser since the last time, the server's first.</summary>
    public async Task<IReadOnlyList<SystemError>> TakeErrorsAsync(CancellationToken ct) =>
        [.. (await _parts.System.TakeErrorsAsync(ct)).Select(error => error with { Text = Neutral(error.Text) }), .. Desk.TakeErrors()];

    /// <summary>
    /// Waits until nothing moves: no action, page or message without its answer, and a journal that stands still. What a scenario did is whole only then.
    /// Throws HT-ENV-015 after ten seconds, and HT-ENV-008 when the system ended.
    /// </summary>
    public async Task SettleAsync(CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        var asked = Actions.Begun;
        // The first of two looks may lie behind us: where nothing was asked since the last action ended, the scenario's own checks were the wait.
        var (position, at) = !Desk.HasPages && Actions.LastEnd is { } end && end.Begun == asked ? (end.Position, end.At) : (await Database.PositionAsync(ct), began);
        for (var looked = 0; ; looked++)
        {
            if (s_glance - Stopwatch.GetElapsedTime(at) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, ct);
            var next = await Database.PositionAsync(ct);
            if (Busy is 0 && next == position)
            {
                _rest = (position, asked);
                return;
            }

            if (_parts.System.Trouble is { } trouble)
                throw new ProblemException(trouble);
            // A process that stood still meanwhile, as on a machine that sleeps, has not looked often.
            if (Stopwatch.GetElapsedTime(began) > s_rest && looked > LeastLooks)
                throw new ProblemException(Problems.NotSettled($"test copy of {Release.Name}", Unanswered() ?? "rows go on changing"));
            (position, at) = (next, Stopwatch.GetTimestamp());
        }
    }

    /// <summary>
    /// Who wrote to the database since the mark, and is neither the harness nor the system as it was connected when the copy was provisioned: a colleague, whose rows will go with the
    /// system's when the copy is put back. Nobody where the engine cannot tell.
    /// </summary>
    public async Task<IReadOnlyList<Writer>> StrangersAsync(CancellationToken ct)
    {
        try
        {
            return [.. (await Database.WritersSinceAsync(Mark, ct)).Where(writer => !writer.IsHarness && !_parts.Connected.Contains(writer.Name))];
        }
        catch (ProblemException)
        {
            // A journal that is gone is told, and answered, when the copy is put back.
            return [];
        }
    }

    /// <summary>
    /// Puts all of it back as it was at the mark. Pages are closed first, since one that asks again and again would never let the system rest, and the
    /// clock goes back before the rows, so that what the system writes about its clock goes back too. Throws HT-ENV-014 when the fingerprint is another, and
    /// HT-ENV-008 when the system has ended: then <see cref="RestartAsync"/> comes first. A system at an address is left as it is.
    /// </summary>
    /// <param name="verify">True to compare fingerprints, which reads the whole database.</param>
    /// <param name="ct">Gives up half-way; the copy is good for nothing then but another put back.</param>
    public async Task<PutBackResult> PutBackAsync(bool verify, CancellationToken ct)
    {
        var pages = Desk.HasPages;
        await Desk.CloseContextsAsync();
        ThrowIfTroubled();
        // What rested when the outcome was recorded rests still, unless a page asked for something as it closed.
        if (pages || Busy > 0 || _rest != (await Database.PositionAsync(ct), Actions.Begun))
            await SettleAsync(ct);
        if (_parts.Hosted is { } hosted)
            return await LeaveAsync(hosted, ct);
        await Clock.ResetAsync(ct);
        var rewound = await _reset.ResetAsync(ct);
        Trap.Clear();
        Folders.Empty(Files);
        foreach (var action in Map.AfterRewind)
        {
            var result = await Actions.RunAsync(action, new Dictionary<string, string>(StringComparer.Ordinal), ct);
            if (!result.Succeeded)
                throw new ProblemException(Problems.ActionFailed(action.Name, Map.File, $"{result.Status} {result.Body}".Trim()));
        }

        await TakeErrorsAsync(ct);
        if (verify && !string.Equals(await Database.FingerprintAsync(ct), Fingerprint, StringComparison.Ordinal))
            throw new ProblemException(Problems.NotPutBack($"test copy of {Release.Name}", "the database's fingerprint is not the mark's"));
        return new PutBackResult(rewound.Rows, rewound.Restored, rewound.Why, verify);
    }

    /// <summary>
    /// Captures it into an empty folder, for a checkpoint: database, files, logins. The system goes on running; what it does from now on counts as work after the capture, and is put back to there.
    /// </summary>
    /// <param name="folder">An empty folder.</param>
    /// <param name="ct">Gives up; the folder is good for nothing then.</param>
    public async Task<CapturedCopy> CaptureAsync(CheckpointFolder folder, CancellationToken ct)
    {
        if (IsHosted)
            throw new ProblemException(Problems.HostedNotCaptured(Release.Name));
        await SettleAsync(ct);
        var (changes, unknown) = _parts.Work is { } work ? await work.EndAsync(ct) : (null, "it was made anew");
        // A checkpoint is the system's and not the harness's: a journal would make it larger with every step.
        await Database.StopJournalAsync(ct);
        string fingerprint;
        try
        {
            if (changes is not null)
                await folder.Changes.WriteAsync(changes, ct);
            await CopyContent.SaveAsync(_parts, folder, ct);
            fingerprint = await Database.FingerprintAsync(ct);
        }
        catch (Exception unwritten) when (unwritten is IOException or ProblemException && FullDisk.Behind(_parts.Order.Workspace, unwritten) is not null)
        {
            throw new ProblemException(FullDisk.Behind(_parts.Order.Workspace, unwritten)!, unwritten);
        }
        finally
        {
            // Also where nothing could be saved: a copy that stays up is to be captured once more.
            await Database.StartJournalAsync(CancellationToken.None);
        }

        var mark = await Database.MarkAsync(ct);
        _parts.Work = await WorkRecord.BeginAsync(Database, mark, ct);
        (_reset, Fingerprint) = (await ResetChoice.PrepareAsync(_parts, mark, ct), fingerprint);
        return new CapturedCopy(fingerprint, _parts.Work.SchemaDigest, Clock.Unsettable is null ? Clock.Now : null, ChangedRows.Count(changes ?? []), unknown, folder.List());
    }

    /// <summary>Runs a script as a database administrator would, with the system stopped meanwhile unless the script says otherwise: what it keeps in memory would else hide what the script did.</summary>
    public Task RunScriptAsync(DatabaseScript script, CancellationToken ct) => script.SystemRuns
        ? Database.RunScriptAsync(script.Name, script.Text, ct)
        : WhileStoppedAsync(() => Database.RunScriptAsync(script.Name, script.Text, ct), ct);

    /// <summary>Does something to the database with the system stopped, and starts the system again, whatever came of it.</summary>
    public async Task WhileStoppedAsync(Func<Task> work, CancellationToken ct)
    {
        await Desk.CloseContextsAsync();
        await _parts.System.DisposeAsync();
        try
        {
            await work();
        }
        catch (ProblemException failed)
        {
            await RestartBehindAsync(failed, ct);
            throw;
        }

        await RestartAsync(ct);
    }

    // What keeps the system from starting may be the same: it is told second.
    private async Task RestartBehindAsync(ProblemException failed, CancellationToken ct)
    {
        try
        {
            await RestartAsync(ct);
        }
        catch (ProblemException again)
        {
            throw new ProblemException([.. failed.Problems, .. again.Problems]);
        }
    }

    /// <summary>
    /// Runs a program in a folder, with the environment's settings; places such as <c>{database}</c> and <c>{address}</c> in its words are filled. Throws HT-ENV-020 for one that cannot be started, and
    /// HT-ENV-085 with its last lines for one that fails.
    /// </summary>
    /// <param name="words">The program, and its arguments.</param>
    /// <param name="folder">Where it runs, absolute.</param>
    /// <param name="where">Where the words stand, for the problem.</param>
    /// <param name="ct">Kills it.</param>
    public async Task RunCommandAsync(IReadOnlyList<string> words, string folder, string where, CancellationToken ct)
    {
        if (await CopyCommand.RunAsync(_parts.Start, words, Address, folder, where, ct) is { } failed)
            throw new ProblemException(Problems.CommandFailed(where, string.Join(' ', words), failed));
    }

    /// <summary>False for a system at an address: it runs as it runs.</summary>
    public bool CanRestart => _parts.Hosted is null;

    /// <summary>Stops the system if it still runs, starts it again on the same database, and sets its clock to where it stood.</summary>
    public Task RestartAsync(CancellationToken ct) => _parts.RestartAsync(ct);

    /// <summary>Gives everything back, within a time limit of its own; never throws.</summary>
    public async ValueTask DisposeAsync() => LeftBehind = [.. LeftBehind, .. await _parts.CleanUp.RunAsync()];

    /// <summary>At an address rows stay as a scenario left them; what can be put back is the clock, and before that the system must still be the one to be tested.</summary>
    private async Task<PutBackResult> LeaveAsync(HostedSystem hosted, CancellationToken ct)
    {
        await hosted.CheckMarkerAsync(ct);
        if (Clock.Unsettable is { } unsettable)
            Clock.Follow(Release.Name, unsettable.Why, _parts.HostedNow);
        else
            await Clock.ResetAsync(ct);
        Trap.Clear();
        await TakeErrorsAsync(ct);
        return new PutBackResult(0, Restored: false, "a system at an address cannot be put back", Verified: false);
    }

    private Problem? Unheard => Release.Unseen?.Contains(OutcomePart.Messages) == true ? Problems.NoMessages(Release.Name) : null;

    /// <summary>HT-ENV-030 for a step that would have to write rows where nobody can.</summary>
    /// <param name="why">What it would write, as a sentence.</param>
    public Problem NeedsRows(string why) => Problems.NoDatabase(Release.Name) with { Why = why };

    private string? Unanswered() => Busy switch
    {
        0 => null,
        1 => $"a request has no answer{Named(Desk.Unanswered)}",
        var more => $"{more} requests have no answer{Named(Desk.Unanswered)}",
    };

    private static string Named(IReadOnlyList<string> requests) => requests.Count == 0 ? "" : $", of pages: {string.Join(", ", requests.Take(3))}";

    private int Busy => Actions.InFlight + Desk.InFlight + Trap.InFlight;

    private string Neutral(string text) => text
        .Replace(Address, "{address}", StringComparison.Ordinal)
        .Replace(Trap.Address, "{trap}", StringComparison.Ordinal)
        .Replace(Folder, "{copy}", StringComparison.Ordinal)
        .Replace(_parts.Order.Release.Folder, "{release}", StringComparison.Ordinal);
}
