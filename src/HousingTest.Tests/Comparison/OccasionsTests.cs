using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

/// <summary>Two runs of a scenario on a hosted system, on two days and with other references: what is the same is told in the same words, and what is not stays a difference.</summary>
public sealed class OccasionsTests
{
    private static readonly DateOnly s_monday = new(2026, 6, 8);
    private static readonly DateOnly s_thursday = new(2026, 6, 11);

    [Theory]
    // Of its own, whole and in any case.
    [InlineData("Tenancy T-000351 of T-0003511", "Tenancy T-000352 of T-0003511", "Tenancy {tenancy} of T-0003511")]
    [InlineData("/accounts/ra-000007/statement", "/accounts/ra-000009/statement", "/accounts/{rent account}/statement")]
    // Today, and so many days from it, in every form.
    [InlineData("Reported 8 June 2026", "Reported 11 June 2026", "Reported {today}")]
    [InlineData("Target 15 June 2026", "Target 18 June 2026", "Target {today + 7 days}")]
    [InlineData("Day: 2026-06-07", "Day: 2026-06-10", "Day: {today - 1 day}")]
    [InlineData("cell \"09/06/2026\"", "cell \"12/06/2026\"", "cell \"{today + 1 day}\"")]
    // Working days, and weeks by their Monday, where days do not tell it.
    [InlineData("Target 11 June 2026", "Target 16 June 2026", "Target {today + 3 working days}")]
    [InlineData("Week 8 June 2026", "Week 8 June 2026", "Week {Monday of this week}")]
    [InlineData("Week 15 June 2026 to 21 June 2026", "Week 15 June 2026 to 24 June 2026", "Week {Monday of next week} to {today + 13 days}")]
    // What lies far back has nothing to do with the day of the run.
    [InlineData("Start 6 May 2024", "Start 6 May 2024", "Start 2024-05-06")]
    // Nobody is there at the same minute twice.
    [InlineData("Sent 2026-06-08T08:00:05Z", "Sent 2026-06-11T13:30:59Z", "Sent {today}T{time}")]
    [InlineData("Due 9 June 2026 at 9:14", "Due 12 June 2026 at 14:31", "Due {today + 1 day} at {time}")]
    // No day at all.
    [InlineData("31 February 2026, £12.50", "31 February 2026, £12.50", "31 February 2026, £12.50")]
    public void What_is_the_same_on_two_days_is_told_in_the_same_words(string monday, string thursday, string both) => Aligned(monday, thursday).ShouldBe((both, both));

    [Theory]
    [InlineData("Target 15 June 2026", "Target 19 June 2026", "Target {today + 7 days}", "Target {today + 8 days}")]
    [InlineData("Target 16 June 2026", "Target 16 June 2026", "Target {today + 8 days}", "Target {today + 5 days}")]
    [InlineData("Start 6 May 2024", "Start 9 May 2024", "Start 2024-05-06", "Start 2024-05-09")]
    [InlineData("Tenancy T-000351", "Tenancy T-000351", "Tenancy {tenancy}", "Tenancy T-000351")]
    public void What_is_not_the_same_stays_a_difference(string monday, string thursday, string before, string after) => Aligned(monday, thursday).ShouldBe((before, after));

    [Fact]
    public void A_line_more_does_not_shift_the_days_below_it() => Aligned(
        "- heading\n- row 11 June 2026", "- heading\n- alert \"New from 11 June 2026\"\n- row 16 June 2026").ShouldBe((
        "- heading\n- row {today + 3 working days}", "- heading\n- alert \"New from {today}\"\n- row {today + 3 working days}"));

    [Fact]
    public void Who_made_nothing_sees_what_stands_there_on_the_same_days()
    {
        var (monday, thursday) = Occasions.Align(Seen("Earlier run 1 June 2026") with { Occasion = new Occasion(s_monday, []) }, Seen("Earlier run 1 June 2026") with { Occasion = new Occasion(s_thursday, []) });
        thursday.Screens[0].Aria.ShouldBe(monday.Screens[0].Aria);
    }

    [Fact]
    public void Messages_errors_and_why_a_step_failed_are_told_in_the_same_words_too()
    {
        var monday = Told("T-000351", "8 June 2026") with { Occasion = Monday };
        var thursday = Told("T-000352", "11 June 2026") with { Occasion = Thursday };

        var (before, after) = Occasions.Align(monday, thursday);

        System.Text.Json.JsonSerializer.Serialize(after with { Occasion = null }, Json.Line).ShouldBe(System.Text.Json.JsonSerializer.Serialize(before with { Occasion = null }, Json.Line));
        before.Messages[0].Recipient.ShouldBe("Ann of {tenancy}");
        before.Messages[0].Fields["day"].ShouldBe("{today}");
        before.Steps[0].Failure.ShouldBe("no {tenancy}");
        before.Errors[0].Text.ShouldBe("{tenancy} is locked");
    }

    [Fact]
    public void What_ran_on_a_test_copy_is_left_as_it_is()
    {
        var (monday, thursday) = (Seen("Tenancy T-000351 8 June 2026"), Seen("Tenancy T-000352 11 June 2026") with { Occasion = Thursday });
        Occasions.Align(monday, thursday).ShouldBe((monday, thursday));
    }

    [Fact]
    public void The_same_release_on_two_days_shows_no_difference_and_a_later_target_shows_one()
    {
        var monday = Seen("- term: Target\n- definition: 15 June 2026") with { Occasion = Monday };

        Sample.Compare(monday, Seen("- term: Target\n- definition: 18 June 2026") with { Occasion = Thursday }).Differences.ShouldBeEmpty();
        var later = Sample.Compare(monday, Seen("- term: Target\n- definition: 19 June 2026") with { Occasion = Thursday }).Differences.ShouldHaveSingleItem();
        (later.Kind, later.Examples[0].Before, later.Examples[0].After).ShouldBe((DifferenceKind.Screen, "{today + 7 days}", "{today + 8 days}"));
    }

    private static Occasion Monday => new(s_monday, [new FreshReference("T-000351", "{tenancy}"), new FreshReference("RA-000007", "{rent account}")]);

    private static Occasion Thursday => new(s_thursday, [new FreshReference("T-000352", "{tenancy}"), new FreshReference("RA-000009", "{rent account}")]);

    private static (string Before, string After) Aligned(string monday, string thursday)
    {
        var (before, after) = Occasions.Align(Seen(monday) with { Occasion = Monday }, Seen(thursday) with { Occasion = Thursday });
        return (before.Screens[0].Aria, after.Screens[0].Aria);
    }

    private static Outcome Seen(string aria) => Sample.Outcome(Sample.Debit) with { Screens = [Sample.Screen(aria)] };

    private static Outcome Told(string tenancy, string day) => Sample.Failing(Sample.Debit, $"no {tenancy}") with
    {
        Messages = [new MessageSent("letter", "STATEMENT", $"Ann of {tenancy}", new Dictionary<string, string>(StringComparer.Ordinal) { ["day"] = day })],
        Errors = [new SystemError("browser", $"{tenancy} is locked")],
    };
}
