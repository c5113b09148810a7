using System.Collections.Concurrent;
using System.Net;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>A system at an address: the reference system as somebody else started it, and servers that are none to be tested.</summary>
[Trait("needs", "server")]
public sealed class HostedSystemTests : IDisposable
{
    private static readonly Dictionary<string, string> s_monday = new(StringComparer.Ordinal) { ["week starting"] = "2026-04-06" };

    private readonly TemporaryFolder _folder = new();
    private readonly string _password = $"PASSWORD_{Guid.NewGuid():N}";
    private readonly HttpListener _listener = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private DateTimeOffset? _date;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _listener.Close();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_hosted_system_is_worked_with_and_left_as_it_is()
    {
        await using var theirs = await TestCopy.ProvisionAsync(await ReferenceCopyFixture.OrderAsync(new Workspace(_folder["theirs"])), new Reports(), Ct);
        Environment.SetEnvironmentVariable(_password, theirs.Password);

        await using var copy = await ReachAsync(theirs.Address);

        copy.Release.Unseen.ShouldBe([OutcomePart.Rows, OutcomePart.Messages, OutcomePart.Files, OutcomePart.ServerErrors]);
        copy.Clock.Unsettable.ShouldBeNull();
        await copy.Clock.SetAsync(new DateOnly(2026, 4, 13), new TimeOnly(9, 0), Ct);
        (await copy.Actions.RunAsync(copy.Map.Jobs["weekly debit run"], s_monday, Ct)).Status.ShouldBe(200);
        await copy.SettleAsync(Ct);
        (await copy.Database.ChangesSinceAsync(copy.Mark, Ct)).ShouldBeEmpty();

        var left = await copy.PutBackAsync(verify: true, Ct);

        left.ShouldBe(new PutBackResult(0, Restored: false, "a system at an address cannot be put back", Verified: false));
        copy.Clock.Today.ShouldBe(new DateOnly(2026, 4, 6));
        (await theirs.Database.ChangesSinceAsync(theirs.Mark, Ct)).ShouldContain(change => change.Table.Equals("rent_transaction", StringComparison.Ordinal));
        var refused = await ProblemOf(() => copy.Database.SelectAsync("charge", new Dictionary<string, Value>(StringComparer.Ordinal), Ct));
        refused.Id.ShouldBe("HT-ENV-030");
        copy.Lacking.ShouldContain(refused);
        (await ProblemOf(() => copy.RestartAsync(Ct))).Id.ShouldBe("HT-ENV-033");
    }

    [Fact]
    public async Task A_system_without_the_marker_is_asked_for_it_and_for_nothing_else()
    {
        var address = Serve(_ => (200, "Welcome to Housing"));

        var problem = await ProblemOf(() => ReachAsync(address));

        problem.ToString().ReplaceLineEndings("\n").ShouldBe($"""
            HT-ENV-028  The system of release hosted does not say that it may be tested, so nothing was done to it
            where       {address}/.well-known/test-system
            why         it must say: this is a test system; the answer does not say so
            do          make sure that this is no live system; then let whoever runs it put that text there, or say in the release's file under marker what only the test system says
            """.ReplaceLineEndings("\n"));
        _asked.ShouldBe(["GET /.well-known/test-system"]);
        Directory.Exists(new Workspace(_folder.Path).Copies).ShouldBeFalse();
    }

    [Fact]
    public async Task A_system_that_loses_its_marker_between_scenarios_is_not_touched_again()
    {
        Environment.SetEnvironmentVariable(_password, "secret");
        var marked = true;
        var address = Serve(path => path.StartsWith("/.well-known/", StringComparison.Ordinal) ? marked ? (200, "this is a test system") : (404, "") : (200, ""));
        await using var copy = await ReachAsync(address);
        marked = false;
        _asked.Clear();

        (await ProblemOf(() => copy.PutBackAsync(verify: false, Ct))).Why.ShouldEndWith("it answered 404");

        _asked.ShouldBe(["GET /.well-known/test-system"]);
    }

    [Fact]
    public async Task A_clock_that_cannot_be_set_goes_on_and_steps_that_set_it_say_so()
    {
        Environment.SetEnvironmentVariable(_password, "secret");
        var address = Serve(path => path.StartsWith("/.well-known/", StringComparison.Ordinal) ? (200, "this is a test system") : (404, ""));

        await using var copy = await ReachAsync(address);

        copy.Clock.Unsettable.ShouldNotBeNull().Id.ShouldBe("HT-ENV-031");
        copy.Lacking.ShouldContain(copy.Clock.Unsettable);
        (await ProblemOf(() => copy.Clock.SetAsync(new DateOnly(2026, 4, 13), new TimeOnly(9, 0), Ct))).ShouldBe(copy.Clock.Unsettable);
        (await copy.PutBackAsync(verify: true, Ct)).Verified.ShouldBeFalse();
    }

    [Fact]
    public async Task A_hosted_environment_goes_by_the_day_that_the_system_itself_says_and_sets_no_clock()
    {
        Environment.SetEnvironmentVariable(_password, "secret");
        _date = new DateTimeOffset(2026, 6, 8, 22, 59, 0, TimeSpan.Zero);
        var address = Serve(_ => (200, "this is a test system"));
        await using var copy = await ReachAsync(address, hosted: true);

        copy.Clock.Today.ShouldBe(new DateOnly(2026, 6, 8));
        (await ProblemOf(() => copy.Clock.SetAsync(new DateOnly(2026, 4, 13), new TimeOnly(9, 0), Ct))).Id.ShouldBe("HT-ENV-031");
        Should.Throw<ProblemException>(() => copy.Messages).Problems.ShouldHaveSingleItem().ShouldBe(copy.Lacking[^1]);

        // A minute later it is midnight in London, and the next scenario has another day.
        _date = _date.Value.AddMinutes(1);
        await copy.PutBackAsync(verify: false, Ct);
        copy.Clock.Today.ShouldBe(new DateOnly(2026, 6, 9));
        _asked.ShouldAllBe(asked => asked.Equals("GET /.well-known/test-system", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_the_password_nothing_is_asked_after_the_release_was_identified()
    {
        var address = Serve(_ => (200, "this is a test system"));
        var problem = await ProblemOf(() => ReachAsync(address));
        problem.Id.ShouldBe("HT-ENV-032");
        problem.Where.ShouldBe($"environment variable {_password}");
        _asked.ShouldAllBe(asked => asked.Equals("GET /.well-known/test-system", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_address_where_nobody_answers_is_told() =>
        (await ProblemOf(() => ReachAsync($"http://127.0.0.1:{FreePort.Find()}"))).Id.ShouldBe("HT-ENV-027");

    [Fact]
    public async Task What_it_says_its_version_is_identifies_it_wherever_it_runs()
    {
        var first = await IdentifyAsync(Serve(path => (200, path is "/about" ? version : "this is a test system")));
        (await IdentifyAsync(_listener.Prefixes.Single().TrimEnd('/'))).ShouldBe(first);
        version = "2026.4";
        (await IdentifyAsync(_listener.Prefixes.Single().TrimEnd('/'))).ShouldNotBe(first, StringComparer.Ordinal);
    }

    private string version = "2026.3";

    private async Task<string> IdentifyAsync(string address) => (await PublishAsync(address, "/about")).Identity.Digest;

    private Task<PublishedRelease> PublishAsync(string address, string version) => new ReleasePublisher(new Workspace(_folder.Path)).PublishAsync(
        new ReleaseDefinition("hosted", "", new ReleaseProgram.Address(address, SystemMarker.Usual, version, _password), [], [], "hosted.yaml"), new Reports(), Ct);

    private async Task<TestCopy> ReachAsync(string address, bool hosted = false)
    {
        var order = await ReferenceCopyFixture.OrderAsync(new Workspace(_folder.Path));
        if (hosted)
            order = order with { Environment = EnvironmentFile.Read(Repository.Root, "hosted"), Recipe = null };
        return await TestCopy.ProvisionAsync(order with { Release = await PublishAsync(address, SystemMarker.Usual.Path) }, new Reports(), Ct);
    }

    private static async Task<Problem> ProblemOf(Func<Task> work) => (await Should.ThrowAsync<ProblemException>(work)).Problems.ShouldHaveSingleItem();

    /// <summary>A server that answers by path, and remembers what it was asked.</summary>
    private string Serve(Func<string, (int Status, string Text)> answer)
    {
        var address = $"http://127.0.0.1:{FreePort.Find()}";
        _listener.Prefixes.Add(address + "/");
        _listener.Start();
        _ = AnswerAsync();
        return address;

        async Task AnswerAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext asked;
                try
                {
                    asked = await _listener.GetContextAsync();
                }
                catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }

                _asked.Enqueue($"{asked.Request.HttpMethod} {asked.Request.Url!.AbsolutePath}");
                var (status, text) = answer(asked.Request.Url.AbsolutePath);
                asked.Response.StatusCode = status;
                if (_date is { } date)
                    asked.Response.Headers["Date"] = date.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
                await asked.Response.OutputStream.WriteAsync(System.Text.Encoding.UTF8.GetBytes(text));
                asked.Response.Close();
            }
        }
    }
}
