using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>Publishes a system of one line, so that building is quick.</summary>
[Trait("needs", "server")]
public sealed class ReleasePublisherTests : IDisposable
{
    private const string Project = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <OutputType>Exe</OutputType>
            <UseAppHost>false</UseAppHost>
          </PropertyGroup>
        </Project>

        """;

    private readonly TemporaryFolder _root = new();
    private readonly Reports _reports = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static ReleaseDefinition Plain { get; } = new("2026.1", "", new ReleaseProgram.Source("src/System", null), [], [], "2026.1.yaml");

    public ReleasePublisherTests()
    {
        _root.Write("src/System/System.csproj", Project);
        _root.Write("src/System/Program.cs", "System.Console.WriteLine(\"rent 2026.1\");\n");
        _root.Write("src/System/bin/left.dll", "");
        // A repository around the source must not change how it builds.
        _root.Write("Directory.Build.props", "<Project><PropertyGroup><TargetFramework>nonsense</TargetFramework></PropertyGroup></Project>");
    }

    public void Dispose() => _root.Dispose();

    [Fact]
    public async Task A_patched_release_is_built_once_and_its_source_is_left_as_it_is()
    {
        var patched = Release("patched", "-System.Console.WriteLine(\"rent 2026.1\");\n+System.Console.WriteLine(\"rent 2026.2\");\n");

        var first = await Publish(patched);
        _reports.All.ShouldBe(["Release patched: applying patched.patch", "Release patched: building", "Release patched: ready"]);
        var again = await Publish(patched with { Name = "the same under another name" });

        _reports.All.Count(report => report.EndsWith("building", StringComparison.Ordinal)).ShouldBe(1);
        again.Folder.ShouldBe(first.Folder);
        again.Identity.Digest.ShouldBe(first.Identity.Digest);
        File.Exists(Path.Combine(first.Folder, "System.dll")).ShouldBeTrue();
        _root.Read("src/System/Program.cs").ShouldContain("2026.1");
        Directory.GetDirectories(new Workspace(_root.Path).Releases).ShouldBe([first.Folder]);
    }

    [Fact]
    public async Task Two_that_ask_for_the_same_release_at_once_build_it_once()
    {
        var both = await Task.WhenAll(Task.Run(() => Publish(Plain), Ct), Task.Run(() => Publish(Plain), Ct));
        both[0].Folder.ShouldBe(both[1].Folder);
        _reports.All.Count(report => report.EndsWith("building", StringComparison.Ordinal)).ShouldBe(1);
        _reports.All.Count(report => report.EndsWith("ready", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public async Task A_patch_that_breaks_the_source_is_told_with_the_compilers_words_and_nothing_is_kept()
    {
        var problem = await Refused(Release("broken", "-System.Console.WriteLine(\"rent 2026.1\");\n+System.Console.WriteLine(rent);\n"));
        problem.Id.ShouldBe("HT-ENV-016");
        problem.Why.ShouldBe("Program.cs(1,26): error CS0103: The name 'rent' does not exist in the current context");
        Directory.GetDirectories(new Workspace(_root.Path).Releases).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_patch_for_another_release_is_told_before_anything_is_built()
    {
        var problem = await Refused(Release("other", "-something else\n+new\n"));
        problem.Id.ShouldBe("HT-ENV-005");
        problem.Where.ShouldBe("other.patch:3, src/System/Program.cs, hunk 1, line 1");
        _reports.All.ShouldBe(["Release other: applying other.patch"]);
    }

    [Fact]
    public async Task A_source_without_a_project_is_told()
    {
        File.Delete(_root["src/System/System.csproj"]);
        (await Refused(Plain)).Id.ShouldBe("HT-ENV-006");
    }

    [Fact]
    public void A_source_with_other_line_ends_and_leftovers_of_a_build_is_the_same_source()
    {
        var before = new SourceFiles(Plain, "src/System", _root.Path).Parts().ToList();
        _root.Write("src/System/Program.cs", _root.Read("src/System/Program.cs").ReplaceLineEndings("\r\n"));
        _root.Write("src/System/obj/project.assets.json", "{}");
        new SourceFiles(Plain, "src/System", _root.Path).Parts().ShouldBe(before);

        _root.Write("src/System/Program.cs", "changed");
        new SourceFiles(Plain, "src/System", _root.Path).Parts().ShouldNotBe(before);
    }

    private ReleaseDefinition Release(string name, string change)
    {
        _root.Write($"{name}.patch", $"--- a/src/System/Program.cs\n+++ b/src/System/Program.cs\n@@ -1 +1 @@\n{change}");
        return new ReleaseDefinition(name, "", new ReleaseProgram.Source("src/System", _root[$"{name}.patch"]), [], [], $"{name}.yaml");
    }

    private Task<PublishedRelease> Publish(ReleaseDefinition release) => new ReleasePublisher(new Workspace(_root.Path)).PublishAsync(release, _reports, Ct);

    private async Task<Problem> Refused(ReleaseDefinition release) =>
        (await Should.ThrowAsync<ProblemException>(() => Publish(release))).Problems.ShouldHaveSingleItem();
}
