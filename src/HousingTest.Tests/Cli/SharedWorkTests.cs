using System.Text.Json;
using HousingTest.Cli;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>One gate made in several ways: by one worker, by two, in three shares that somebody else made; all at the same time in one checkout.</summary>
[Trait("needs", "server")]
public sealed class SharedWorkTests : CommandLineTest
{
    private static readonly string[] Gate = ["gate", "--tags", "@estate and not @screen"];

    [Fact]
    public async Task However_the_work_is_shared_the_verdict_has_the_same_bytes()
    {
        var all = await Task.WhenAll(
            GateAsync(), GateAsync("--workers", "2"), GateAsync("--shard", "1/3"), GateAsync("--shard", "2/3"), GateAsync("--shard", "3/3"));
        var (one, two, shares) = (all[0], all[1], all[2..]);

        // Money differs, so that the candidate runs again, in each share what differs in it.
        one.Verdict.ShouldBe(Decision.Hold);
        one.Counts!.Passed.ShouldBeGreaterThan(3);
        two.Counts.ShouldBe(one.Counts);
        // A share is not judged; one that is empty says so.
        shares.ShouldAllBe(share => share.Verdict == null && share.Runs!.Count == 4 && share.Problems.Count == 0);
        shares.ShouldContain(share => share.ExitCode == ExitCode.Good);

        // Moved elsewhere, as a pipeline does, so that nothing of theirs is left where they were made.
        var elsewhere = Write("shares/note.txt", "");
        foreach (var run in shares.SelectMany(share => share.Runs!.Values))
            Directory.Move(Path.Combine(Repository.Root, run), Path.Combine(Path.GetDirectoryName(elsewhere)!, Path.GetFileName(run)));
        var merged = Read(await RunAsync("gate", "--from", Path.GetDirectoryName(elsewhere)!, "--json"));

        merged.Counts.ShouldBe(one.Counts);
        foreach (var file in (string[])["comparison.json", "verdict.json"])
        {
            var expected = await File.ReadAllTextAsync(Path.Combine(Repository.Root, one.Gate!, file), Ct);
            (await File.ReadAllTextAsync(Path.Combine(Repository.Root, two.Gate!, file), Ct)).ShouldBe(expected, file);
            (await File.ReadAllTextAsync(Path.Combine(Repository.Root, merged.Gate!, file), Ct)).ShouldBe(expected, file);
        }

        Read(await RunAsync("report", merged.Gate!, "--json")).Verdict.ShouldBe(Decision.Hold);
    }

    private async Task<Answer> GateAsync(params string[] more)
    {
        using var command = Start([.. Gate, .. more, "--json"]);
        var result = await command.EndAsync(Ct);
        ShouldSayNothingForDevelopers(result);
        return Read(result);
    }

    private static Answer Read(CommandResult result)
    {
        var answer = JsonSerializer.Deserialize<Answer>(result.Output, Json.Indented).ShouldNotBeNull(result.ToString());
        answer.ExitCode.ShouldBe(result.ExitCode, result.ToString());
        return answer;
    }
}
