using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>Systems that are not built here: what they need of the machine, what installs them into a test copy, and what they do not have.</summary>
[Trait("needs", "server")]
public sealed class SystemInstallationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_not_on_this_machine_is_told_all_at_once_with_what_to_do_about_it()
    {
        var order = await OrderAsync(start => start with
        {
            Needs = new Dictionary<string, string>(StringComparer.Ordinal) { ["dotnet"] = "", ["no-such-program"] = "install the program", ["/no/such/file"] = "install the file" },
        });

        var problems = (await Should.ThrowAsync<ProblemException>(() => TestCopy.ProvisionAsync(order, new Reports(), Ct))).Problems;

        problems.Select(problem => (problem.Id, problem.Why, problem.Remedy)).ShouldBe(
        [
            ("HT-ENV-040", "there is no no-such-program", "install the program"), ("HT-ENV-040", "there is no /no/such/file", "install the file"),
        ]);
    }

    [Fact]
    public async Task Commands_before_the_start_find_the_files_of_the_environment_and_its_settings()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "its commands are others");
        _folder.Write("small/words.txt", "one");
        var order = await OrderAsync(start => start with
        {
            Before = [["/bin/sh", "-c", "cat words.txt > said.txt && echo $ASPNETCORE_ENVIRONMENT $ASPNETCORE_URLS >> said.txt"], ["mv", "{copy}/said.txt", "{copy}/moved.txt"]],
        });

        await using var copy = await TestCopy.ProvisionAsync(order with { Environment = order.Environment with { Files = ["small/words.txt"] } }, new Reports(), Ct);

        // The address is known only when it starts.
        (await File.ReadAllTextAsync(Path.Combine(copy.Folder, "moved.txt"), Ct)).ShouldBe("oneProduction\n");
    }

    [Fact]
    public async Task A_command_before_the_start_that_fails_is_told_with_its_last_lines_and_nothing_is_left()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "its commands are others");
        var order = await OrderAsync(start => start with { Before = [["/bin/sh", "-c", "echo no tables in {copy}; exit 3"]] });

        var problem = (await Should.ThrowAsync<ProblemException>(() => TestCopy.ProvisionAsync(order, new Reports(), Ct))).Problems.ShouldHaveSingleItem();

        problem.Id.ShouldBe("HT-ENV-041");
        problem.Why.ShouldBe("/bin/sh -c echo no tables in {copy}; exit 3\nit ended with exit code 3: no tables in {copy}");
        new LeaseStore(order.Workspace).List().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_system_without_an_estate_and_a_clock_is_put_back_all_the_same_and_says_that_its_clock_cannot_be_set()
    {
        var order = await OrderAsync(start => start with { Settings = start.Settings.Where(setting => setting.Key is not "Clock__Start").ToDictionary(StringComparer.Ordinal) });
        order = order with
        {
            Recipe = null,
            Environment = order.Environment with { Estate = null, ClockStart = null },
            Map = order.Map with { Clock = order.Map.Clock with { Set = null } },
        };

        await using var copy = await TestCopy.ProvisionAsync(order, new Reports(), Ct);

        (await copy.Database.SelectAsync("tenancy", new Dictionary<string, Value>(StringComparer.Ordinal), Ct)).ShouldBeEmpty();
        await copy.Database.ExecuteAsync("DELETE FROM bank_holiday", Ct);
        (await copy.PutBackAsync(verify: true, Ct)).Rows.ShouldBeGreaterThan(0);
        var refused = await Should.ThrowAsync<ProblemException>(() => copy.Clock.SetAsync(new DateOnly(2026, 4, 6), new TimeOnly(9, 0), Ct));
        refused.Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-ENV-042");
        // So a scenario that sets it did not run, and says nothing of the release.
        copy.Lacking.ShouldBe(refused.Problems);
        await copy.RestartAsync(Ct);
    }

    [Fact]
    public async Task A_release_with_settings_of_its_own_is_another_and_starts_with_them()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "its commands are others");
        var order = await OrderAsync(start => start with { Before = [["/bin/sh", "-c", "echo $Housing__Extra > said.txt"]] });
        var release = new ReleaseDefinition("delivered", "", new ReleaseProgram.Installed(order.Release.Folder), [], [], "delivered.yaml");
        var plain = await new ReleasePublisher(order.Workspace).PublishAsync(release, new Reports(), Ct);
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["Housing__Extra"] = "said by the release" };
        var set = await new ReleasePublisher(order.Workspace).PublishAsync(release with { Settings = settings }, new Reports(), Ct);

        await using var copy = await TestCopy.ProvisionAsync(order with { Release = set }, new Reports(), Ct);

        set.Identity.Digest.ShouldNotBe(plain.Identity.Digest, StringComparer.Ordinal);
        set.Folder.ShouldBe(order.Release.Folder);
        (await File.ReadAllTextAsync(Path.Combine(copy.Folder, "said.txt"), Ct)).ShouldBe("said by the release\n");
    }

    [Fact]
    public async Task A_system_that_is_not_installed_is_told_by_the_folder_that_is_missing()
    {
        var release = new ReleaseDefinition("delivered", "", new ReleaseProgram.Installed("/no/such/folder"), [], [], "delivered.yaml");

        var refused = await Should.ThrowAsync<ProblemException>(() => new ReleasePublisher(new Workspace(_folder.Path)).PublishAsync(release, new Reports(), Ct));

        refused.Problems.ShouldHaveSingleItem().Why.ShouldBe("there is no /no/such/folder");
    }

    private async Task<TestCopyOrder> OrderAsync(Func<StartDefinition, StartDefinition> change)
    {
        var order = await ReferenceCopyFixture.OrderAsync(new Workspace(_folder.Path));
        return order with { Environment = order.Environment with { Start = change(order.Environment.Start) } };
    }
}
