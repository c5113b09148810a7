using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class ConsequenceTests
{
    [Fact]
    public void A_balance_and_a_total_follow_from_the_debits_that_add_up_to_them()
    {
        var result = Sample.Compare(Monday(0, 0), Monday(1, 1));
        result.Differences.Select(pattern => pattern.Sentence).ShouldBe(
            ["2 rent transactions are £0.01 higher", "The balance of 2 rent accounts is £0.01 higher", "The header total of 1 debit run is £0.02 higher"]);
        var cause = result.Differences[0];
        cause.Follows.ShouldBeNull();
        result.Differences.Skip(1).ShouldAllBe(pattern => pattern.Follows == cause.Id);
        result.Differences.Skip(1).Select(pattern => pattern.Counted).ShouldBe(["2 rent accounts", "1 debit run"]);
    }

    [Fact]
    public void A_balance_that_is_a_penny_more_out_than_its_debits_stands_for_itself()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Balance(1, 0, 100)),
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 101), Sample.Balance(1, 0, 102)));
        result.Differences.Count.ShouldBe(2);
        result.Differences.ShouldAllBe(pattern => pattern.Follows == null);
    }

    [Fact]
    public void A_balance_that_goes_the_other_way_than_its_debits_stands_for_itself() =>
        Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Balance(1, 0, 100)),
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 101), Sample.Balance(1, 0, 99))).Differences.ShouldAllBe(pattern => pattern.Follows == null);

    [Fact]
    public void What_another_scenario_posted_explains_nothing()
    {
        RunRecord Run(string release, long penny) => Sample.Run(
            release, Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100 + penny)), Sample.Outcome(Sample.Payment, Sample.Balance(1, 0, 100 + penny)));
        Sample.Compare(Run("2026.1", 0), Run("2026.2", 1)).Differences.ShouldAllBe(pattern => pattern.Follows == null);
    }

    [Fact]
    public void Accounts_in_arrears_and_in_credit_are_told_together_behind_their_cause()
    {
        Outcome Posted(long penny) => Sample.Outcome(
            Sample.Debit, Sample.Transaction(1, 1, 100 + penny), Sample.Transaction(2, 2, 100 + penny), Sample.Balance(1, 0, 100 + penny), Sample.Balance(2, -500, -400 + penny));
        Sample.Compare(Posted(0), Posted(1)).Differences[1].Sentence.ShouldBe("The balance of 2 rent accounts is £0.01 higher or less in credit");
    }

    [Fact]
    public void A_total_of_several_causes_follows_from_the_one_that_moves_it_its_way()
    {
        var result = Sample.Compare(Monday(0, 0, 0), Monday(-1, -1, 1));
        var lower = result.Differences.Single(pattern => string.Equals(pattern.Sentence, "2 rent transactions are £0.01 lower", StringComparison.Ordinal));
        result.Differences.Single(pattern => pattern.Where is "debit run").ShouldSatisfyAllConditions(
            total => total.Sentence.ShouldBe("The header total of 1 debit run is £0.01 lower"), total => total.Follows.ShouldBe(lower.Id));
        result.Differences.Select(pattern => pattern.Where).ShouldBe(["rent transaction", "rent account", "debit run", "rent transaction", "rent account"]);
    }

    [Fact]
    public void A_debit_posted_twice_explains_balances_of_many_amounts_at_once()
    {
        Outcome Posted(bool twice) => Sample.Outcome(
            Sample.Debit,
            [
                .. Enumerable.Range(1, 5).Select(account => Sample.Transaction(account, account, account * 100)),
                .. Enumerable.Range(1, twice ? 5 : 0).Select(account => Sample.Transaction(10 + account, account, account * 100)),
                .. Enumerable.Range(1, 5).Select(account => Sample.Balance(account, 0, account * (twice ? 200 : 100))),
            ]);
        Sample.Compare(Posted(twice: false), Posted(twice: true)).Differences.Select(pattern => (pattern.Kind, pattern.Sentence, Follows: pattern.Follows is not null)).ShouldBe(
        [
            (DifferenceKind.Row, "5 rent transactions more", false),
            (DifferenceKind.Money, "The balance of 5 rent accounts is higher, by £1.00 to £5.00", true),
        ]);
    }

    [Fact]
    public void What_follows_from_a_consequence_comes_behind_it()
    {
        Outcome Posted(long service) => Sample.Outcome(
            Sample.Debit,
            Sample.Inserted("debit_part", ("id", 1), ("transaction_id", 1), ("charge", "RENT"), ("amount_pence", 90)),
            Sample.Inserted("debit_part", ("id", 2), ("transaction_id", 1), ("charge", "SERVICE"), ("amount_pence", service)),
            Sample.Transaction(1, 1, 90 + service),
            Sample.Balance(1, 0, 90 + service));
        var result = Sample.Compare(Posted(10), Posted(11)).Differences;
        result.Select(pattern => pattern.Where).ShouldBe(["debit part", "rent transaction", "rent account"]);
        result.Select(pattern => pattern.Follows).ShouldBe([null, result[0].Id, result[1].Id]);
    }

    [Fact]
    public void A_difference_that_did_not_repeat_explains_nothing_that_did()
    {
        Outcome Posted(long debit, long balance) => Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, debit), Sample.Balance(1, 0, balance));
        var result = Sample.Compare(Posted(100, 100), Posted(101, 101), candidateAgain: Posted(100, 101));
        result.Differences.ShouldHaveSingleItem().ShouldSatisfyAllConditions(pattern => pattern.Where.ShouldBe("rent account"), pattern => pattern.Follows.ShouldBeNull());
    }

    // Monday's debit run: each account is out by so many pence, and so are its balance and the run's total.
    private static Outcome Monday(params IReadOnlyList<long> pence) => Sample.Outcome(
        Sample.Debit,
        [
            Sample.DebitRun(9, (100 * pence.Count) + pence.Sum()),
            .. pence.Select((penny, index) => Sample.Transaction(index + 1, index + 1, 100 + penny).OfRun(9)),
            .. pence.Select((penny, index) => Sample.Balance(index + 1, 0, 100 + penny)),
        ]);
}
