using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

public sealed class PolicyFileTests
{
    private const string Whole = """
        policy: default
        holds: [money, screen field]
        announced may pass: [column]
        announced and not seen: show
        unsteady: hold
        longest waiver: 90 days
        """;

    [Fact]
    public void A_policy_says_what_holds_in_words()
    {
        var policy = PolicyFile.Parse(Whole, "fixtures/policy.yaml");

        policy.Holds.ShouldBe([DifferenceKind.Money, DifferenceKind.ScreenField]);
        policy.AnnouncedMayPass.ShouldBe([AnnouncedKind.Column]);
        policy.HoldWhenAnnouncedNotSeen.ShouldBeFalse();
        policy.HoldWhenUnsteady.ShouldBeTrue();
        policy.LongestWaiverDays.ShouldBe(90);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("\nspeed: show", false)]
    [InlineData("\nspeed: hold", true)]
    public void A_slower_job_holds_only_where_policy_says_so(string line, bool holds) =>
        PolicyFile.Parse(Whole + line, "fixtures/policy.yaml").HoldWhenSlower.ShouldBe(holds);

    [Fact]
    public void An_unknown_kind_is_refused_with_every_kind_that_there_is()
    {
        var problem = ProblemsOf.One(() => PolicyFile.Parse(Whole.Replace("screen field", "screens", StringComparison.Ordinal), "fixtures/policy.yaml"));

        problem.Where.ShouldBe("fixtures/policy.yaml:2");
        problem.Remedy.ShouldContain("money, row, field, message, file, screen, screen field, column, error, step");
    }

    [Fact]
    public void Money_may_not_be_let_pass_by_announcing_it() =>
        ProblemsOf.One(() => PolicyFile.Parse(Whole.Replace("[column]", "[money]", StringComparison.Ordinal), "fixtures/policy.yaml")).Id.ShouldBe("HT-DEF-010");

    [Fact]
    public void A_policy_whose_list_was_left_empty_by_mistake_is_refused() =>
        ProblemsOf.One(() => PolicyFile.Parse(Whole.Replace("[money, screen field]", "", StringComparison.Ordinal), "fixtures/policy.yaml"))
            .What.ShouldBe("'holds' has no value");
}
