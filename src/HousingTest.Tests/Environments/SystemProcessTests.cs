using System.Net;
using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>Systems that are a line of shell: what matters is how they end, not what they do.</summary>
[Trait("needs", "server")]
public sealed class SystemProcessTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HttpListener _listener = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _listener.Close();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_system_that_ends_at_once_is_told_with_its_exit_code_and_last_lines()
    {
        var problem = await NotStarted(Shell("echo one; echo 'no such table: rent_account' >&2; exit 3"));
        problem.ToString().ShouldBe("""
            HT-ENV-007  The system did not start within 30 s
            where       environments/test.yaml:12, release 2026.2
            why         it exited with code 3; its last lines were:
                        one
                        no such table: rent_account
            do          start the same release with ./housingtest up to see it by itself, or raise start.within
            """);
    }

    [Fact]
    public async Task A_system_that_does_not_get_ready_in_time_is_told_with_what_was_asked_and_is_ended()
    {
        ProcessStamp? seen = null;
        var start = Start(Shell("echo waiting for nothing; sleep 60"), TimeSpan.FromSeconds(0.5));
        var problem = (await Should.ThrowAsync<ProblemException>(() => SystemProcess.StartAsync(start, null, stamp => seen = stamp, Ct))).Problems.ShouldHaveSingleItem();
        problem.What.ShouldBe("The system did not start within 0.5 s");
        problem.Why.ShouldBe("/health did not answer 200 in that time; its last lines were:\nwaiting for nothing");
        seen.ShouldNotBeNull().Runs.ShouldBeFalse();
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        (await NotStarted(("no-such-program", []))).Id.ShouldBe("HT-ENV-020");
    }

    [Fact]
    public async Task A_place_that_nothing_fills_is_told_before_anything_starts()
    {
        var problem = await NotStarted(Shell("{colour}"));
        problem.Id.ShouldBe("HT-ENV-011");
        problem.Why.ShouldBe("known here: {address}, {host}, {port}, {release}");
    }

    [Fact]
    public async Task Cancelling_a_start_ends_the_system()
    {
        using var cancel = new CancellationTokenSource();
        ProcessStamp? seen = null;
        var starting = SystemProcess.StartAsync(Start(Shell("sleep 60")), null, stamp => seen = stamp, cancel.Token);
        await cancel.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => starting);
        seen.ShouldNotBeNull().Runs.ShouldBeFalse();
    }

    [Fact]
    public async Task A_system_that_ends_by_itself_later_is_noticed()
    {
        await using var system = await StartReady("echo 'out of memory' >&2; exit 134");
        system.Trouble.ShouldBeNull();
        Go();
        await system.Exited.WaitAsync(TimeSpan.FromSeconds(5), Ct);
        var trouble = system.Trouble.ShouldNotBeNull();
        trouble.Id.ShouldBe("HT-ENV-008");
        trouble.Why.ShouldBe("it exited with code 134; its last lines were:\nout of memory");
    }

    [Fact]
    public async Task A_system_that_is_asked_to_stop_is_no_trouble()
    {
        await using var system = await StartReady("exit 0");
        await system.StopAsync();
        system.Exited.IsCompleted.ShouldBeTrue();
        system.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task A_system_that_does_not_listen_to_the_request_to_end_is_ended()
    {
        await using var system = await StartReady("exit 0", before: "trap '' TERM");
        await system.StopAsync();
        system.Stamp.ShouldNotBeNull().Runs.ShouldBeFalse();
    }

    [Fact(Timeout = 60_000)]
    public async Task Errors_that_it_writes_are_taken_once()
    {
        await using var system = await StartReady("echo 'fail: Housing.Debits[0]'; echo '      Account 7 has no charge'; touch done; sleep 60");
        Go();
        await Until(() => File.Exists(_folder["done"]));
        // What was written is read by another thread, which a busy machine may keep waiting.
        var taken = new List<SystemError>();
        while (taken.Count == 0)
            taken.AddRange(await system.TakeErrorsAsync(Ct));
        taken.ShouldBe([new SystemError("server", "Housing.Debits: Account 7 has no charge")]);
        (await system.TakeErrorsAsync(Ct)).ShouldBeEmpty();
    }

    /// <summary>Starts a shell, which waits for <see cref="Go"/> and then does <paramref name="work"/>; the test itself listens where the system was told to.</summary>
    private async Task<SystemProcess> StartReady(string work, string before = ":")
    {
        var starting = SystemProcess.StartAsync(
            Start(Shell($"{before}; echo {{address}} > draft; mv draft address; while [ ! -e go ]; do sleep 0.02; done; {work}")), null, _ => { }, Ct);
        await Until(() => File.Exists(_folder["address"]));
        _listener.Prefixes.Add(_folder.Read("address").Trim() + "/");
        _listener.Start();
        var asked = await _listener.GetContextAsync();
        asked.Response.StatusCode = 200;
        asked.Response.Close();
        return await starting;
    }

    private void Go() => _folder.Write("go", "");

    private static async Task Until(Func<bool> seen)
    {
        for (var i = 0; i < 500 && !seen(); i++)
            await Task.Delay(10, Ct);
        seen().ShouldBeTrue();
    }

    private async Task<Problem> NotStarted((string Command, string[] Arguments) command) =>
        (await Should.ThrowAsync<ProblemException>(() => SystemProcess.StartAsync(Start(command), null, _ => { }, Ct))).Problems.ShouldHaveSingleItem();

    private static (string Command, string[] Arguments) Shell(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "these systems are written for sh");
        return ("sh", ["-c", script]);
    }

    private SystemStart Start((string Command, string[] Arguments) command, TimeSpan? within = null)
    {
        var start = new StartDefinition(command.Command, command.Arguments, new Dictionary<string, string>(StringComparer.Ordinal), "/health", within ?? TimeSpan.FromSeconds(30), 12);
        var environment = new EnvironmentDefinition(
            "test", "maps/test.yaml", new("sqlite", "{copy}/housing.db"), start, DateTimeOffset.UnixEpoch, new("small", 1), new("chromium"), "environments/test.yaml", "");
        return new SystemStart(environment, "2026.2", _folder.Path, new Dictionary<string, string>(StringComparer.Ordinal) { ["release"] = "here" });
    }
}
