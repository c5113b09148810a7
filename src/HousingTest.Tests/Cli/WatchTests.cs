using System.Text.Json;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>Watching: what is saved runs, what is wrong is told, and Ctrl-C ends it with nothing left behind.</summary>
[Collection(KillingCollection.Name)]
[Trait("needs", "server")]
public sealed class WatchTests : CommandLineTest
{
    private const string Sound = """
        Feature: Rents
          @rents
          Scenario: A rent is charged
            Given a secure tenancy at £100.00 a week
            When the weekly debit run has run for the week starting 6 April 2026
            Then a rent debit of £104.00 is posted to the rent account for the week starting 6 April 2026

          @rents
          Scenario: Nothing is owed at first
            Given a secure tenancy at £100.00 a week
            Then the balance of the rent account is £0.00
        """;

    [Fact]
    public async Task What_is_saved_runs_what_is_wrong_is_told_and_it_ends_when_it_is_asked_to()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        var file = Write("debit.feature", Sound);
        var environment = Write("embedded.yaml", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "environments", "embedded.yaml"), Ct));
        using var command = Start("watch", Path.GetDirectoryName(file)!, "--environment", environment, "--json");
        (await NextAsync(command, 0)).Kind.ShouldBe(WatchNewsKind.Watching);

        // One scenario changed, and is wrong now.
        Write("debit.feature", Sound.Replace("£0.00", "£1.00", StringComparison.Ordinal));
        var failed = await NextAsync(command, 1);
        var scenario = failed.Scenarios.ShouldHaveSingleItem();
        scenario.Status.ShouldBe(ScenarioStatus.Failed);
        scenario.Where.ShouldBe($"{file}:11");
        scenario.Step.ShouldBe("Then the balance of the rent account is £1.00");
        scenario.Failure!.ShouldContain("£0.00");
        File.Exists(Path.Combine(Repository.Root, failed.Run!, "scenarios", scenario.Id, "outcome.json")).ShouldBeTrue();

        // What an editor does that writes beside the file and renames.
        File.Move(Write("debit.feature.new", Sound), file, overwrite: true);
        var mended = await NextAsync(command, 2);
        mended.Scenarios.Select(one => (one.Title, one.Status)).ShouldBe([("Nothing is owed at first", ScenarioStatus.Passed)]);

        // The same bytes again: somebody wants to see all of it.
        Write("debit.feature", Sound);
        (await NextAsync(command, 3)).Scenarios.Count(one => one.Status == ScenarioStatus.Passed).ShouldBe(2);

        Write("debit.feature", Sound + "\n  Scenaro: Broken\n");
        var broken = await NextAsync(command, 4);
        broken.Kind.ShouldBe(WatchNewsKind.Wrong);
        broken.Problems.ShouldNotBeEmpty();
        broken.Scenarios.ShouldBeEmpty();

        Write("debit.feature", Sound.Replace("is charged", "is posted", StringComparison.Ordinal).Replace("has run for", "has ruin for", StringComparison.Ordinal));
        (await NextAsync(command, 5)).Problems.ShouldHaveSingleItem().Where.ShouldBe($"{file}:5");

        // A test copy that is made of something else: what ran last runs on it.
        Write("debit.feature", Sound);
        (await NextAsync(command, 6)).Scenarios.ShouldHaveSingleItem().Title.ShouldBe("A rent is charged");
        await File.AppendAllTextAsync(environment, "# another\n", Ct);
        (await NextAsync(command, 7)).Scenarios.ShouldHaveSingleItem().Status.ShouldBe(ScenarioStatus.Passed);
        await File.AppendAllTextAsync(environment, "nonsense: 3\n", Ct);
        (await NextAsync(command, 8)).Kind.ShouldBe(WatchNewsKind.Wrong);

        StartedCommand.Signal("INT", command.Pid);
        var result = await command.EndAsync(Ct);

        result.ExitCode.ShouldBe(0, result.ToString());
        await NothingIsLeftAsync();
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_watched() =>
        ShouldSay(await RunAsync("watch", "features/zeppelins"), "watch-nothing", exitCode: 2);

    private static async Task<WatchNews> NextAsync(StartedCommand command, int index)
    {
        await command.UntilAsync(() => command.Lines.Count > index, Ct);
        return JsonSerializer.Deserialize<WatchNews>(command.Lines[index], Json.Line)!;
    }
}
