using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class RunSourcesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public RunSourcesTests()
    {
        foreach (var run in (string[])["runs/one", "shares/a/runs/two", "shares/a/runs/three", "shares/b/runs/four"])
            _folder.Write($"{run}/run.json", "{}");
        _folder.Write("shares/a/notes.txt", "");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_is_found_by_its_id() => Find("one").ShouldBe(["one"]);

    [Fact]
    public void Each_run_that_a_folder_holds_is_found_however_deep() => Find(_folder["shares"]).Order(StringComparer.Ordinal).ShouldBe(["four", "three", "two"]);

    [Fact]
    public void Runs_that_lie_behind_a_link_are_found()
    {
        Directory.CreateSymbolicLink(_folder.Write("volume/here.txt", "")[..^"here.txt".Length] + "a", _folder["shares/a"]);

        Find(_folder["volume"]).Order(StringComparer.Ordinal).ShouldBe(["three", "two"]);
    }

    [Theory]
    [InlineData("shares/*/runs/t*", "three,two")]
    [InlineData("shares/?/runs", "four,three,two")]
    [InlineData("shares/**/four", "four")]
    public void A_pattern_finds_what_fits(string pattern, string runs) => string.Join(',', Find(_folder[pattern]).Order(StringComparer.Ordinal)).ShouldBe(runs);

    [Fact]
    public void A_run_that_is_named_twice_counts_once() => Find("one", _folder["runs/one"], _folder["runs"]).ShouldBe(["one"]);

    [Fact]
    public void Each_name_that_finds_nothing_is_told()
    {
        var problems = Should.Throw<ProblemException>(() => Find("one", "two", _folder["shares/c*"])).Problems;

        problems.Select(problem => (problem.Id, problem.Where)).ShouldBe([("HT-MRG-001", "two"), ("HT-MRG-001", _folder["shares/c*"])]);
    }

    private List<string> Find(params IReadOnlyList<string> named) => [.. RunSources.Find(new Workspace(_folder.Path), named).Select(run => run.Id)];
}
