using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

public sealed class FolderReleaseTests : IDisposable
{
    private readonly TemporaryFolder _root = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public FolderReleaseTests()
    {
        _root.Write("delivered/Housing.dll", "program");
        _root.Write("delivered/wwwroot/site.css", "style");
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_folder_is_copied_once_and_the_suppliers_own_is_left_alone()
    {
        var first = await PublishAsync();
        File.ReadAllText(Path.Combine(first.Folder, "wwwroot", "site.css")).ShouldBe("style");
        File.WriteAllText(Path.Combine(first.Folder, "keys.xml"), "written by the system");

        var again = await PublishAsync();

        again.Folder.ShouldBe(first.Folder);
        again.Identity.Digest.ShouldBe(first.Identity.Digest);
        Directory.GetFiles(_root["delivered"], "*", SearchOption.AllDirectories).Length.ShouldBe(2);
    }

    [Fact]
    public async Task Every_file_counts_by_its_bytes_and_its_path()
    {
        var digests = new List<string> { await DigestAsync() };
        _root.Write("delivered/wwwroot/site.css", "style\r\n");
        digests.Add(await DigestAsync());
        _root.Write("delivered/wwwroot/site.css", "style\n");
        digests.Add(await DigestAsync());
        Directory.Move(_root["delivered/wwwroot"], _root["delivered/www"]);
        digests.Add(await DigestAsync());
        _root.Write("delivered/bin/empty", "");
        digests.Add(await DigestAsync());

        digests.Distinct(StringComparer.Ordinal).Count().ShouldBe(5);
    }

    [Fact]
    public async Task A_script_makes_another_release_of_the_same_folder()
    {
        var plain = await PublishAsync();
        var script = _root.Write("rents.sql", "-- system: running\nUPDATE charge SET pence = 1;");

        var scripted = await PublishAsync(script);

        scripted.Folder.ShouldBe(plain.Folder);
        scripted.Identity.Digest.ShouldNotBe(plain.Identity.Digest, StringComparer.Ordinal);
        scripted.Scripts.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Name.ShouldBe("rents.sql"), one => one.SystemRuns.ShouldBeTrue(), one => one.Text.ShouldContain("UPDATE charge"));
        _root.Write("rents.sql", "UPDATE charge SET pence = 2;");
        (await PublishAsync(script)).Identity.Digest.ShouldNotBe(scripted.Identity.Digest, StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_gone_or_empty_or_leads_elsewhere_is_told()
    {
        Directory.CreateSymbolicLink(_root["delivered/other"], _root.Path);
        (await RefusedAsync()).ToString().ShouldBe("""
            HT-ENV-022  Release 2026.3 has no folder that can be started
            where       2026.3.yaml, delivered
            why         other is a link to another folder
            do          name the folder that holds the published system itself, with every file of it
            """);
        Directory.Delete(_root["delivered"], recursive: true);
        (await RefusedAsync()).Why.ShouldBe("there is no such folder");
        Directory.CreateDirectory(_root["delivered/empty"]);
        (await RefusedAsync()).Why.ShouldBe("it holds no file");
    }

    [Fact]
    public async Task A_script_that_holds_nothing_is_told() =>
        (await Should.ThrowAsync<ProblemException>(() => PublishAsync(_root.Write("rents.sql", "\n")))).Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-ENV-024");

    private async Task<string> DigestAsync() => (await PublishAsync()).Identity.Digest;

    private async Task<Problem> RefusedAsync() => (await Should.ThrowAsync<ProblemException>(() => PublishAsync())).Problems.ShouldHaveSingleItem();

    private Task<PublishedRelease> PublishAsync(params IReadOnlyList<string> scripts) => new ReleasePublisher(new Workspace(_root.Path)).PublishAsync(
        new ReleaseDefinition("2026.3", "", new ReleaseProgram.Folder(_root["delivered"]), scripts, [], "2026.3.yaml"), new Reports(), Ct);
}
