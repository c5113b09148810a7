using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs.Maps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs.Maps;

/// <summary>What a map says of endpoints and jobs, held against what a system answers when it is asked and not called.</summary>
public sealed class ActionCheckTests
{
    private static readonly LocatedMap Map = SmallSystem.Located(SmallSystem.Map);

    [Theory]
    [InlineData(405, "POST", "")]
    [InlineData(204, "GET, POST", "")]
    [InlineData(404, "", "HT-MAP-019")]
    [InlineData(405, "GET, PUT", "HT-MAP-020")]
    [InlineData(405, "", "unsure")]
    [InlineData(200, "", "unsure")]
    [InlineData(401, "", "unsure")]
    [InlineData(500, "POST", "unsure")]
    public void A_call_is_judged_by_status_and_by_the_methods_that_are_told(int status, string allowed, string expected)
    {
        var part = Look(Map.Map.Jobs["debits"], new ProbeAnswer(status, [.. allowed.Split(", ", StringSplitOptions.RemoveEmptyEntries)], null));

        part.Missing.Select(problem => problem.Id).ShouldBe(expected.StartsWith("HT", StringComparison.Ordinal) ? [expected] : []);
        part.Unsure.Count.ShouldBe(expected is "unsure" ? 1 : 0);
    }

    [Fact]
    public void A_method_that_is_not_taken_is_told_with_those_that_are() =>
        Look(Map.Map.Jobs["debits"], new ProbeAnswer(405, ["GET", "PUT"], null)).Missing.ShouldHaveSingleItem().ToString().ShouldBe("""
            HT-MAP-020  The system does not take the call of 'debits': POST /api/debits
            where       environments/maps/small.yaml:43
            why         at that path it takes GET, PUT
            do          mend the method, or the path
            """);

    [Fact]
    public void Nothing_is_said_of_a_path_whose_place_was_made_up()
    {
        var check = new ActionCheck(Map, "Endpoints", "endpoints");
        var close = Map.Map.Endpoints["close"];
        check.LookAtCall(close, close.Http!, ["account"], new ProbeAnswer(404, [], null));

        check.Made.Missing.ShouldBeEmpty();
        check.Made.Unsure.ShouldHaveSingleItem().Why.ShouldBe("it answers 404, and no row of the test copy fills {account}");
    }

    [Fact]
    public void Work_that_is_no_call_is_told_as_not_tried()
    {
        var check = new ActionCheck(Map, "Jobs", "jobs");
        check.LookAtWork(Map.Map.Jobs["letters"]);

        check.Made.Unsure.ShouldHaveSingleItem().ShouldBe(new MapNote($"{SmallSystem.File}:44", "'letters' was not tried", "it is SQL, and running it would change rows"));
    }

    private static MapCheckPart Look(ActionMap action, ProbeAnswer answer)
    {
        var check = new ActionCheck(Map, "Jobs", "jobs");
        check.LookAtCall(action, action.Http!, [], answer);
        return check.Made;
    }
}
