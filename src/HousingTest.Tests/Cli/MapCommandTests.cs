using System.Text.Json;
using HousingTest.Cli;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary><c>map</c> as a person types it.</summary>
[Trait("needs", "browser")]
public sealed class MapCommandTests : CommandLineTest
{
    private static readonly string Reference = File.ReadAllText(Path.Combine(Repository.Root, "environments", "maps", "reference.yaml"));

    [Fact]
    public async Task A_map_that_fits_answers_0_and_tells_what_it_did_not_try()
    {
        var result = await RunAsync("map", "check", "--environment", "embedded", "--json");

        result.ExitCode.ShouldBe(ExitCode.Good, result.ToString());
        var answer = JsonSerializer.Deserialize<Answer>(result.Output, Json.Indented)!.MapCheck.ShouldNotBeNull();
        answer.Map.ShouldBe("environments/maps/reference.yaml");
        answer.Parts.ShouldAllBe(part => part.Missing.Count == 0);
    }

    [Fact]
    public async Task A_map_that_does_not_fit_answers_1_and_lists_all_of_it()
    {
        var map = Write("wrong.yaml", Reference.Replace("map: reference", "map: wrong", StringComparison.Ordinal)
            .Replace("requested by: requested_by", "requested by: asked_by", StringComparison.Ordinal).Replace("table: rent_uplift", "table: uplift", StringComparison.Ordinal));

        var result = await RunAsync("map", "check", map, "--environment", "embedded");

        result.ExitCode.ShouldBe(ExitCode.Bad, result.ToString());
        result.Output.ShouldContain("2 things are not as the map says");
        result.Output.ShouldContain("HT-MAP-001");
        result.Output.ShouldContain("HT-MAP-002");
    }

    [Fact]
    public async Task A_map_that_is_not_there_or_no_map_answers_2()
    {
        var unknown = await RunAsync("map", "check", "refernce");
        unknown.ExitCode.ShouldBe(ExitCode.Broken, unknown.ToString());
        unknown.Error.ShouldContain("HT-DEF-001  There is no map 'refernce'");

        var unreadable = await RunAsync("map", "check", Write("bad.yaml", "map: bad\n"));
        unreadable.ExitCode.ShouldBe(ExitCode.Broken, unreadable.ToString());
        unreadable.Error.ShouldContain("HT-DEF-007  A system map lacks 'system'");
    }

    [Fact]
    public async Task A_draft_never_overwrites_a_file()
    {
        var file = Write("mine.yaml", "mine");

        ShouldSay(await RunAsync("map", "draft", "--out", file), "draft-exists", ExitCode.Broken);
        (await File.ReadAllTextAsync(file, Ct)).ShouldBe("mine");
    }

    [Fact]
    public async Task A_draft_with_a_page_is_written_and_read_back()
    {
        var file = Write("made/elsewhere.txt", "").Replace("elsewhere.txt", "first.yaml", StringComparison.Ordinal);

        var result = await RunAsync("map", "draft", "--page", "/tenancies", "--out", file);

        result.ExitCode.ShouldBe(ExitCode.Good, result.ToString());
        var map = HousingTest.Definitions.SystemMapFile.Read(Repository.Root, file);
        map.Name.ShouldBe("first");
        map.Screens["tenancies"].Fields["search"].Name.ShouldBe("Search");
        map.Entities["rent account"].Fields["tenancy"].Refers.ShouldBe("tenancy");
    }
}
