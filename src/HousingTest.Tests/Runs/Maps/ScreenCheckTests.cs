using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs.Maps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs.Maps;

/// <summary>What a map says of screens, held against what was seen of them.</summary>
public sealed class ScreenCheckTests
{
    private static readonly LocatedMap Map = SmallSystem.Located(SmallSystem.Map);

    [Fact]
    public void A_screen_whose_controls_were_all_seen_lacks_nothing()
    {
        var parts = Look(Seen());

        parts.SelectMany(part => part.Missing).ShouldBeEmpty();
        parts.SelectMany(part => part.Unsure).ShouldBeEmpty();
        parts.Select(part => part.Tried).ShouldBe([1, 4]);
    }

    [Fact]
    public void A_screen_that_opens_for_nobody_is_told_with_what_each_role_met()
    {
        var problem = Look(Seen() with { Status = 404 }, Seen() with { Role = "auditor", SentAway = true }).SelectMany(part => part.Missing).ShouldHaveSingleItem();

        problem.ToString().ShouldBe("""
            HT-MAP-016  The screen 'account' does not open at /accounts/{account}
            where       environments/maps/small.yaml:35
            why         clerk: 404, auditor: sent to the sign-in screen
            do          mend the path, or sign in as somebody who may see it: add the role
            """);
    }

    [Fact]
    public void It_is_enough_when_one_role_may_see_it() =>
        Look(Seen() with { Status = 403 }, Seen() with { Role = "auditor" }).SelectMany(part => part.Missing).ShouldBeEmpty();

    [Fact]
    public void Another_heading_is_told_and_nothing_is_said_of_what_is_below_it()
    {
        var parts = Look(Seen() with { Heading = "Account RA-2" });

        parts.SelectMany(part => part.Missing).ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => one.Id.ShouldBe("HT-MAP-017"), one => one.Where.ShouldBe($"{SmallSystem.File}:36"), one => one.Why.ShouldBe("it is headed \"Account RA-1\""));
        parts.SelectMany(part => part.Unsure).ShouldHaveSingleItem().What.ShouldBe("What the screen 'account' has on it was not looked for (4)");
    }

    [Fact]
    public void A_button_that_says_something_else_is_told_with_what_is_there()
    {
        var seen = Seen();
        var problem = Look(seen with { Buttons = Counts(("run", 0), ("stop", 1)), Page = seen.Page with { Buttons = ["Run debit", "Stop"] } })
            .SelectMany(part => part.Missing).ShouldHaveSingleItem();

        problem.ShouldSatisfyAllConditions(
            one => one.Id.ShouldBe("HT-MAP-018"), one => one.Where.ShouldBe($"{SmallSystem.File}:38"), one => one.Why.ShouldBe("on the screen, and not in the map: \"Run debit\""));
    }

    [Fact]
    public void A_button_in_whose_place_nothing_stands_may_show_in_another_state()
    {
        var seen = Seen();
        var parts = Look(seen with { Buttons = Counts(("run", 1), ("stop", 0)), Page = seen.Page with { Buttons = ["Run debits"] } });

        parts.SelectMany(part => part.Missing).ShouldBeEmpty();
        parts.SelectMany(part => part.Unsure).ShouldHaveSingleItem().ShouldBe(
            new MapNote($"{SmallSystem.File}:38", "The screen 'account' showed no button 'Stop'", "seen 1 time as clerk; perhaps it shows in another state"));
    }

    [Fact]
    public void A_button_may_be_seen_by_one_role_and_a_table_for_one_row_only() =>
        Look(
            Seen() with { Buttons = Counts(("run", 0), ("stop", 1)) },
            Seen() with { Role = "auditor", Buttons = Counts(("run", 1), ("stop", 0)), Tables = Counts(("charges", 0)) }).SelectMany(part => part.Missing).ShouldBeEmpty();

    [Fact]
    public void A_field_that_stands_twice_is_told_since_a_step_would_not_know_which() =>
        Look(Seen() with { Fields = Counts(("week", 2)) }).SelectMany(part => part.Unsure).ShouldHaveSingleItem().What.ShouldBe("The screen 'account' has the field 'Week' 2 times");

    [Fact]
    public void A_screen_whose_place_no_row_fills_was_not_opened()
    {
        var parts = new ScreenCheck(Map).Look([new SightedScreen(Map.Map.Screens["account"], [], ["account"])]);

        parts.SelectMany(part => part.Missing).ShouldBeEmpty();
        parts.SelectMany(part => part.Unsure).ShouldHaveSingleItem().Why.ShouldBe("no row of the test copy fills {account}");
    }

    private static IReadOnlyList<MapCheckPart> Look(params IReadOnlyList<ScreenSighting> sightings) =>
        new ScreenCheck(Map).Look([new SightedScreen(Map.Map.Screens["account"], sightings, [])]);

    private static ScreenSighting Seen() => new(
        "clerk", 200, SentAway: false, "Account RA-1", new PageFacts(["Account RA-1"], ["Week"], ["Run debits", "Stop"], ["Charges"], 0),
        Counts(("week", 1)), Counts(("run", 1), ("stop", 1)), Counts(("charges", 1)));

    private static IReadOnlyDictionary<string, int> Counts(params (string Name, int Count)[] counts) => counts.ToDictionary(one => one.Name, one => one.Count, StringComparer.Ordinal);
}
