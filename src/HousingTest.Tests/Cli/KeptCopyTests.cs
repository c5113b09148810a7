using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using HousingTest.Cli.Keeping;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>A test copy to try by hand: it outlives the command that starts it, and ends with <c>down</c>.</summary>
[Collection(KillingCollection.Name)]
[Trait("needs", "server")]
public sealed partial class KeptCopyTests : CommandLineTest, IAsyncDisposable
{
    public KeptCopyTests() => Assert.SkipWhen(KeptCopy.Read(Repository.Workspace) is not null, "somebody works with a test copy; ./housingtest down ends it");

    [Fact]
    public async Task A_test_copy_comes_up_once_lets_people_in_and_goes()
    {
        var up = await EndedAsync("up");
        up.ExitCode.ShouldBe(0, up.ToString());

        (await SignInAsync(up.Output, password => password)).ShouldBe(HttpStatusCode.OK);
        (await SignInAsync(up.Output, password => password + "x")).ShouldBe(HttpStatusCode.Unauthorized);
        var again = await EndedAsync("up");
        ShouldSay(again with { Error = Port().Replace(again.Error, "{port}") }, "up-already", exitCode: 2);

        (await RunAsync("down")).ToString().ShouldBe("exit 0\nThe test copy of 2026.1 is gone.\n\n");
        (await RunAsync("down")).ToString().ShouldBe("exit 0\nNo test copy was up.\n\n");
    }

    [Fact]
    public async Task A_test_copy_comes_up_again_after_its_keeper_was_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        (await EndedAsync("up")).ExitCode.ShouldBe(0);
        var lost = Running.Keys.ToList();
        StartedCommand.Signal("KILL", KeptCopy.Read(Repository.Workspace)!.Keeper.Pid);

        var up = await EndedAsync("up");

        up.ExitCode.ShouldBe(0, up.ToString());
        (await SignInAsync(up.Output, password => password)).ShouldBe(HttpStatusCode.OK);
        Running.Keys.Intersect(lost).ShouldBeEmpty("what the first keeper held should have ended");
        (await RunAsync("down")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_test_copy_that_is_not_waited_for_does_not_come_up()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        using var command = Start("up");
        await command.SayingAsync("Release 2026.1: starting", Ct);

        StartedCommand.Signal("INT", command.Pid);

        var result = await command.EndAsync(Ct);
        result.ExitCode.ShouldBe(2, result.ToString());
        result.Error.ShouldContain("HT-CLI-010  Stopped");
        await NothingIsLeftAsync();
        (await RunAsync("down")).Output.ShouldBe("No test copy was up.\n");
    }

    public async ValueTask DisposeAsync()
    {
        // Behind a test that failed half-way, too.
        if (KeptCopy.Read(Repository.Workspace) is not null)
            await EndedAsync("down");
        // xunit calls this one alone where there are both.
        Dispose();
    }

    private async Task<CommandResult> EndedAsync(params IReadOnlyList<string> arguments)
    {
        using var command = Start(arguments);
        return await command.EndAsync(Ct);
    }

    /// <summary>Asks for tenancies with the first login that was printed.</summary>
    private static async Task<HttpStatusCode> SignInAsync(string printed, Func<string, string> password)
    {
        var login = Login().Match(printed);
        using var http = new HttpClient { BaseAddress = new Uri(System().Match(printed).Groups["address"].Value) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{login.Groups["user"].Value}:{password(login.Groups["password"].Value)}")));
        using var answer = await http.GetAsync("/api/tenancies?search=RA-000001", Ct);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"System +(?<address>http://127\.0\.0\.1:[0-9]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex System();

    [GeneratedRegex(@"administrator +(?<user>[a-z]+) +(?<password>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Login();

    [GeneratedRegex(@"(?<=127\.0\.0\.1:)[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Port();
}
