using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class ToldCauseTests
{
    [Fact]
    public void A_letter_with_the_amount_of_a_wrong_balance_follows_from_what_was_posted()
    {
        var result = Sample.Compare(Posted(0, "£100.00"), Posted(1, "£100.01"));
        result.Differences.Select(pattern => pattern.Sentence).ShouldBe(
        [
            "1 rent transaction is £0.01 higher", "The balance of 1 rent account is £0.01 higher",
            "The amount of 1 letter by template letter 1 is £100.01 instead of £100.00",
        ]);
        result.Differences[2].Follows.ShouldBe(result.Differences[1].Id);
        result.Differences[2].Money.ShouldBe(1);
    }

    [Fact]
    public void A_letter_that_is_out_by_another_amount_stands_for_itself() =>
        Sample.Compare(Posted(0, "£100.00"), Posted(1, "£100.02")).Differences.Last().Follows.ShouldBeNull();

    [Fact]
    public void A_letter_whose_words_changed_too_stands_for_itself() =>
        Sample.Compare(Posted(0, "you owe £100.00"), Posted(1, "you may owe £100.01")).Differences.Last().Follows.ShouldBeNull();

    [Fact]
    public void A_sentence_on_a_screen_follows_from_the_row_behind_each_of_its_amounts()
    {
        Outcome Seen(long penny, string text) => Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 10000 + penny)) with { Screens = [Sample.Screen($"- paragraph: {text}")] };
        var result = Sample.Compare(Seen(0, "Rent of £100.00 for 6 April 2026"), Seen(1, "Rent of £100.01 for 6 April 2026"));
        result.Differences[1].Follows.ShouldBe(result.Differences[0].Id);
        Sample.Compare(Seen(0, "Rent of £100.00 for 6 April 2026"), Seen(1, "Rent of £100.01 for 7 April 2026")).Differences[1].Follows.ShouldBeNull();
    }

    [Fact]
    public void A_day_on_a_screen_follows_from_the_day_in_the_row_however_it_is_written()
    {
        Outcome Served(string day, string shown) =>
            Sample.Outcome(Sample.Debit, Sample.Inserted("notice", ("id", 1), ("account_id", 1), ("notice_type", "NOSP"), ("served_on", day))) with { Screens = [Sample.Screen($"- paragraph: Served on {shown}")] };
        var result = Sample.Compare(Served("2026-04-06", "6 April 2026"), Served("2026-04-07", "7 April 2026"));
        result.Differences[1].Follows.ShouldBe(result.Differences[0].Id);
    }

    [Fact]
    public void A_line_more_on_a_statement_follows_from_the_transaction_more()
    {
        static Outcome Seen(bool twice) => Sample.Outcome(Sample.Debit, [Sample.Transaction(1, 1, 10000), .. twice ? [Sample.Transaction(2, 1, 10000)] : Array.Empty<RowChange>()]) with
        {
            Screens = [Sample.Screen($"""
                - table "Transactions":
                  - row "Date Amount":
                    - columnheader "Date"
                    - columnheader "Amount"
                {string.Concat(Enumerable.Repeat("  - row \"x\":\n    - cell \"6 April 2026\"\n    - cell \"£100.00\"\n", twice ? 2 : 1))}
                """)],
        };
        var result = Sample.Compare(Seen(twice: false), Seen(twice: true));
        result.Differences.Select(pattern => (pattern.Kind, pattern.Follows)).ShouldBe([(DifferenceKind.Row, null), (DifferenceKind.Screen, result.Differences[0].Id)]);
    }

    [Fact]
    public void What_the_verdict_says_of_a_cause_names_what_follows()
    {
        var comparison = Sample.Compare(Posted(0, "£100.00"), Posted(1, "£100.01"));
        var policy = new Policy("p", Enum.GetValues<DifferenceKind>(), [], HoldWhenAnnouncedNotSeen: false, HoldWhenUnsteady: true, 90, "policy.yaml", "d");
        var reason = HousingTest.Comparison.Judge.Decide(comparison, policy, new Waivers([], "waivers.yaml", "d"), [], new DateOnly(2026, 4, 6)).Reasons.ShouldHaveSingleItem();
        reason.Detail.ShouldBe("and so the balance of 1 rent account, and the amount of 1 letter");
        reason.Following.ShouldNotBeNull().Count.ShouldBe(2);
    }

    private static Outcome Posted(long penny, string told) => Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 5000 + penny), Sample.Balance(1, 5000, 10000 + penny)) with
    {
        Messages = [Sample.Letter("1 High Street", "A", told)],
    };
}
