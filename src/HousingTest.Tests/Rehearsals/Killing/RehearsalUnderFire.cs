using System.Diagnostics;
using System.Globalization;
using HousingTest.Cli.Keeping;
using HousingTest.Environments;
using HousingTest.Rehearsals;
using HousingTest.Tests.Cli;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Killing;

/// <summary>Rounds of a command that is killed at some moment of its life, of the next one, and of a look at what there is then.</summary>
internal sealed class RehearsalUnderFire : IAsyncDisposable
{
    private const int MostCheckpoints = 60;

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Shortly = TimeSpan.FromSeconds(60);

    private readonly OwnCheckout _checkout = new();
    private readonly string _mark = $"MARK_{Guid.NewGuid():N}";
    private readonly Random _random;
    private readonly string _plan;
    private readonly Dictionary<string, TimeSpan> _lives = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _tally = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();

    private RehearsalFolder _rehearsal = null!;
    private string _fingerprint = "";
    private int _number;

    public RehearsalUnderFire(string environment, int seed) =>
        (_random, _plan) = (new Random(seed), QuickPlan.Write(_checkout, environment));

    /// <summary>What was done, round by round.</summary>
    public List<string> Story { get; } = [];

    /// <summary>How many kills of what, at which moments, and what the next commands said.</summary>
    public string Tally => string.Join('\n', _tally.Select(one => $"{one.Value,5}  {one.Key}").Append(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds:0} s")));

    private Workspace Workspace => _checkout.Workspace;

    private RehearsalFolder ByHand => RehearsalFolder.Of(Workspace, "by-hand");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A rehearsal that nobody disturbs, and each command once to its end: how long they live, and what comes of them.</summary>
    public async Task BeginAsync()
    {
        var template = RehearsalFolder.Of(Workspace, "template");
        await ShouldEndAsync(Fresh(template));
        _fingerprint = LookedAt.At(template).Fingerprint;
        Renew();
        await ShouldEndAsync(From(_rehearsal, "one"));
        await ShouldEndAsync(Undo("two"));
        await ShouldEndAsync(Resume(_rehearsal));
        LookedAt.At(_rehearsal).Fingerprint.ShouldBe(_fingerprint, "steps of the plan should come to the same whenever they run");
        await ShouldEndAsync(Restore("000-start"));
        await ShouldEndAsync(Save());
        await ShouldEndAsync(Restore("001-one"));
        await ShouldEndAsync(Delete(_rehearsal, LookedAt.At(_rehearsal).Leaves[0]));
    }

    /// <summary>One command that is killed on its way; false when it had ended before. Every other time the next one is undisturbed, and all must be well then.</summary>
    public async Task<bool> RoundAsync()
    {
        var order = await ChooseAsync();
        var before = LookedAt.At(order.Folder);
        var (killed, keeper) = (false, _random.Next(6) == 0);
        var life = _lives.GetValueOrDefault(order.Kind, TimeSpan.FromSeconds(2));
        var moment = new MomentOfDeath(_random, order.Folder, life, order.Kind is "from" or "fresh" ? 5 : order.Kind is "undo" ? 2 : 1);
        CommandResult result;
        using (var command = Start(order.Words))
        {
            var began = Stopwatch.GetTimestamp();
            var end = command.EndAsync(Ct);
            await moment.ComeAsync(end, Ct);
            killed = !end.IsCompleted && await KillAsync(command.Pid);
            if (killed && keeper && order.Kind is "save" or "restore" && KeptCopy.ReadLast(Workspace)?.Keeper is { Runs: true } kept)
                await KillAsync(kept.Pid);
            result = await end;
            if (!killed)
                _lives[order.Kind] = Stopwatch.GetElapsedTime(began);
        }

        var after = LookedAt.At(order.Folder);
        Story.Add(string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', order.Words)}: {(killed ? $"killed {moment}, {after.Moment}" : $"ended before {moment}")} -> {result.ExitCode}"));
        if (killed)
            Count($"killed  {order.Kind}: {after.Moment}");
        else
            ShouldEnd(order, result);
        after.ShouldGoOnFrom(before);
        if (_random.Next(2) == 0 || order.Kind is "fresh")
            await MendAsync(order.Folder, after);
        return killed;
    }

    /// <summary>The last word: all is finished, and nothing is left.</summary>
    public async Task EndAsync()
    {
        await MendAsync(_rehearsal, LookedAt.At(_rehearsal));
        await ShouldEndAsync(new Order("down", _rehearsal, ["down"]));
        await Traces.ShouldGoAsync(_mark, [], Shortly, Ct);
        LookedAt.At(_rehearsal).ShouldBeWhole();
        new LeaseStore(Workspace).List().ShouldBeEmpty();
        Directory.EnumerateDirectories(Workspace.Copies).ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (pid, _) in Traces.Processes(_mark))
            ProcessStamp.Of(pid)?.Kill();
        while (Traces.Processes(_mark).Count > 0)
            await Task.Delay(Glance);
        _checkout.Dispose();
    }

    /// <summary>The next command, undisturbed: it says what it found, and finishes it or takes it back.</summary>
    private async Task MendAsync(RehearsalFolder folder, LookedAt before)
    {
        var begun = before.State.Begun is not null;
        var order = begun ? Resume(folder) : folder.Name is "by-hand" ? Verify(folder, before) : Fresh(folder);
        if (order is null)
            return;
        await ShouldEndAsync(order);
        var now = LookedAt.At(folder);
        now.ShouldGoOnFrom(before);
        now.ShouldBeWhole();
        new LeaseStore(Workspace).List().Where(lease => !lease.IsHeldHere).ShouldBeEmpty("what the killed command held should be given back");
        if (folder.Name is "by-hand")
            return;
        now.IsFinished.ShouldBeTrue();
        Count("compared  fingerprints");
        if (string.Equals(folder.Name, _rehearsal.Name, StringComparison.Ordinal))
        {
            now.Fingerprint.ShouldBe(_fingerprint, "the rehearsal should end as one that nobody disturbs");
            if (_random.Next(6) == 0)
                await ShouldEndAsync(Verify(folder, now)!);
            if (now.State.Checkpoints.Count > MostCheckpoints)
                Renew();
            return;
        }

        // A system that is brought up anew has other passwords: what it came to is held against what it comes to undisturbed.
        await ShouldEndAsync(From(folder, "one"));
        LookedAt.At(folder).Fingerprint.ShouldBe(now.Fingerprint, "the rehearsal should end as one that nobody disturbs");
        Directory.Delete(folder.Path, recursive: true);
    }

    private async Task<Order> ChooseAsync()
    {
        var now = LookedAt.At(_rehearsal);
        var done = now.State.Done();
        var choice = _random.Next(now.IsFinished ? 14 : 20);
        switch (choice)
        {
            case < 3 when now.State.Head is not null:
                return From(_rehearsal, Any(["one", "two", "four"], step => step is "one" || done.Any(one => string.Equals(one.Step, step, StringComparison.Ordinal))));
            case < 7 when done.Count > 0:
                return Undo(Any(["two", "two", "four", "one"], step => done.Any(one => string.Equals(one.Step, step, StringComparison.Ordinal)), done[0].Step));
            case 7 or 8:
                await ShouldBeUpAsync();
                return Save();
            case 9 or 10:
                return Restore(Any(now.State.Checkpoints, _ => true));
            case 11 when now.Leaves.Count > 0:
                return Delete(_rehearsal, Any(now.Leaves, _ => true));
            case 12 or 13:
                return Fresh(RehearsalFolder.Of(Workspace, string.Create(CultureInfo.InvariantCulture, $"fresh-{++_number}")));
            default:
                return now.IsFinished ? From(_rehearsal, "one") : Resume(_rehearsal);
        }
    }

    private string Any(IReadOnlyList<string> of, Func<string, bool> can, string? none = null)
    {
        var possible = of.Where(can).ToList();
        return possible.Count > 0 ? possible[_random.Next(possible.Count)] : none!;
    }

    private async Task ShouldBeUpAsync()
    {
        for (var until = DateTime.UtcNow + Shortly; KeptCopy.Read(Workspace) is not { Address: not null }; await Task.Delay(Glance, Ct))
        {
            // One that a killed command had begun comes up by itself.
            if (KeptCopy.Read(Workspace) is null)
                await ShouldEndAsync(Restore("000-start"));
            DateTime.UtcNow.ShouldBeLessThan(until, "what a killed command was bringing up should come up, or end");
        }
    }

    private void Renew()
    {
        var template = RehearsalFolder.Of(Workspace, "template");
        _rehearsal = RehearsalFolder.Of(Workspace, string.Create(CultureInfo.InvariantCulture, $"go-{++_number}"));
        using var copy = Process.Start("cp", ["-a", template.Path, _rehearsal.Path]);
        copy.WaitForExit();
        copy.ExitCode.ShouldBe(0);
    }

    private async Task ShouldEndAsync(Order order)
    {
        using var command = Start(order.Words);
        var began = Stopwatch.GetTimestamp();
        var result = await command.EndAsync(Ct);
        _lives[order.Kind] = Stopwatch.GetElapsedTime(began);
        Story.Add($"{string.Join(' ', order.Words)} -> {result.ExitCode}");
        ShouldEnd(order, result);
    }

    private void ShouldEnd(Order order, CommandResult result)
    {
        // What a killed command was taking out is out when the next one has finished it.
        if (order.Kind is "undo" && result.Error.Contains("HT-REH-016", StringComparison.Ordinal))
            return;
        // Steps on whose rows later ones worked cannot be taken out.
        result.ExitCode.ShouldBeInRange(0, order.Kind is "undo" ? 1 : 0, $"{string.Join(' ', order.Words)}\n{result}");
        foreach (var found in (result.Output + result.Error).Split('\n').Where(line => line.StartsWith("Found: ", StringComparison.Ordinal) || line.StartsWith("Finishing", StringComparison.Ordinal)))
            Count($"told  {Neutral(found)}");
    }

    private static string Neutral(string found) => string.Join(' ', found.Split(' ').Select(word => word.Length > 3 && char.IsAsciiDigit(word[0]) ? "ID" : word.TrimEnd(',') is "one" or "two" or "three" or "four" ? "STEP" : word));

    private void Count(string what) => _tally[what] = _tally.GetValueOrDefault(what) + 1;

    // The process and nothing below it: its system, and whatever it started, are left as they are.
    private static async Task<bool> KillAsync(int pid)
    {
        if (ProcessStamp.Of(pid) is not { } stamp)
            return false;
        try
        {
            using var process = Process.GetProcessById(pid);
            process.Kill();
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return false;
        }

        while (stamp.Runs)
            await Task.Delay(Glance, Ct);
        return true;
    }

    private StartedCommand Start(IReadOnlyList<string> words) => new(_mark, browser: null, words, within: _checkout);

    private Order Fresh(RehearsalFolder folder) => new("fresh", folder, ["rehearse", _plan, "--as", folder.Name]);

    private Order From(RehearsalFolder folder, string step) => new("from", folder, ["rehearse", _plan, "--as", folder.Name, "--from", step]);

    private static Order Resume(RehearsalFolder folder) => new("resume", folder, ["rehearse", "resume", "--rehearsal", folder.Name]);

    private Order Undo(string step) => new("undo", _rehearsal, ["rehearse", "undo", step, "--rehearsal", _rehearsal.Name]);

    private Order Save() => new("save", ByHand, ["checkpoint", "save", "by-chance"]);

    private Order Restore(string checkpoint) => new("restore", ByHand, ["checkpoint", "restore", $"{_rehearsal.Name}/{checkpoint}"]);

    private static Order Delete(RehearsalFolder folder, string checkpoint) => new("delete", folder, ["checkpoint", "delete", $"{folder.Name}/{checkpoint}"]);

    private Order? Verify(RehearsalFolder folder, LookedAt now) =>
        folder.List().Count == 0 ? null : new("verify", folder, ["checkpoint", "verify", $"{folder.Name}/{Any([.. folder.List().Select(one => one.Id).Where(id => now.State.Checkpoints.Contains(id, StringComparer.Ordinal) || now.State.Checkpoints.Count == 0)], _ => true)}"]);

    private sealed record Order(string Kind, RehearsalFolder Folder, IReadOnlyList<string> Words);
}
