using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class PatternTests
{
    private const string ServiceCharge = "with service charges";

    [Fact]
    public void A_debit_run_that_is_a_penny_out_on_some_accounts_is_told_by_cause_before_consequence()
    {
        var result = Sample.Compare(Run(penny: 0), Run(penny: -1));
        result.Differences.Select(pattern => (pattern.Sentence, pattern.Detail)).ShouldBe(
        [
            ("12 rent transactions are £0.01 lower", "all on rent accounts with service charges; together −£0.12"),
            ("The balance of 12 rent accounts is £0.01 lower", "all with service charges; together −£0.12"),
            ("The header total of 1 debit run is £0.12 lower", ""),
        ]);
        var transactions = result.Differences[0];
        (transactions.Count, transactions.Money).ShouldBe((12, -12));
        transactions.Scenarios.ShouldBe([Sample.Debit]);
        transactions.Examples.Select(example => $"{example.Subject} {example.Before} → {example.After}").ShouldBe(
            ["RA-000001 £101.00 → £100.99", "RA-000002 £102.00 → £101.99", "RA-000003 £103.00 → £102.99"]);
    }

    [Fact]
    public void A_trait_that_every_changed_row_has_explains_nothing() =>
        Sample.Compare(Run(penny: 0, serviced: 40), Run(penny: -1, serviced: 40)).Differences[0].Detail.ShouldBe("together −£0.40");

    [Fact]
    public void A_trait_that_one_member_lacks_is_not_common()
    {
        var subjects = new[] { Sample.Account(1, ServiceCharge), Sample.Account(2), Sample.Account(3) };
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Balance(1, 0, 100), Sample.Balance(2, 0, 100), Sample.Balance(3, 0, 100)) with { Subjects = subjects },
            Sample.Outcome(Sample.Debit, Sample.Balance(1, 0, 99), Sample.Balance(2, 0, 99), Sample.Balance(3, 0, 100)) with { Subjects = subjects });
        result.Differences.ShouldHaveSingleItem().Detail.ShouldBe("together −£0.02");
    }

    [Fact]
    public void What_members_share_in_another_field_is_named_when_other_rows_have_another_value()
    {
        Outcome Posted(long pence) => Sample.Outcome(
            Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Transaction(2, 1, pence, "ADJUSTMENT"), Sample.Transaction(3, 2, pence, "ADJUSTMENT"));
        Sample.Compare(Posted(50), Posted(51)).Differences.ShouldHaveSingleItem().Detail.ShouldBe("all with type ADJUSTMENT; together £0.02");
    }

    [Fact]
    public void A_debit_of_one_week_is_one_fact_in_however_many_scenarios_it_is_posted()
    {
        RunRecord Posted(string release, long pence) => Sample.Run(
            release,
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, pence), Sample.Transaction(2, 2, pence)),
            Sample.Outcome(Sample.Payment, Sample.Transaction(7, 1, pence), Sample.Transaction(8, 1, pence, date: "2026-04-13")));
        var result = Sample.Compare(Posted("2026.1", 100), Posted("2026.2", 99));
        var pattern = result.Differences.ShouldHaveSingleItem();
        (pattern.Sentence, pattern.Count, pattern.Money).ShouldBe(("3 rent transactions are £0.01 lower", 3, -3));
        pattern.Scenarios.ShouldBe([Sample.Debit, Sample.Payment]);
        result.Scenarios.ShouldAllBe(scenario => scenario.Differs);
    }

    [Fact]
    public void Two_debits_that_are_alike_in_one_scenario_are_two_facts_and_no_more_in_another()
    {
        RunRecord Posted(string release, params RowChange[] changes) => Sample.Run(release, Sample.Outcome(Sample.Debit, changes), Sample.Outcome(Sample.Payment, changes));
        var pattern = Sample.Compare(Posted("2026.1"), Posted("2026.2", Sample.Transaction(1, 1, 100), Sample.Transaction(2, 1, 100))).Differences.ShouldHaveSingleItem();
        (pattern.Sentence, pattern.Money).ShouldBe(("2 rent transactions more", 200));
    }

    [Fact]
    public void A_letter_to_the_same_tenant_is_one_fact_in_two_scenarios()
    {
        RunRecord Sent(string release, params MessageSent[] letters) =>
            Sample.Run(release, Sample.Outcome(Sample.Debit) with { Messages = letters }, Sample.Outcome(Sample.Payment) with { Messages = letters });
        var lost = Sample.Compare(Sent("2026.1", Sample.Letter("1 High Street", "A"), Sample.Letter("2 High Street", "B")), Sent("2026.2"));
        lost.Differences.ShouldHaveSingleItem().Count.ShouldBe(2);
    }

    [Fact]
    public void The_traits_that_the_map_names_first_are_told_first()
    {
        string[] traits = ["with a notice served", ServiceCharge];
        Outcome Posted(long pence) => Sample.Outcome(Sample.Debit, Sample.Balance(1, 0, pence), Sample.Balance(2, 0, pence), Sample.Balance(3, 0, 100)) with
        {
            Subjects = [Sample.Account(1, traits), Sample.Account(2, traits), Sample.Account(3)],
        };
        Sample.Compare(Posted(100), Posted(99)).Differences.ShouldHaveSingleItem().Detail.ShouldStartWith("all with service charges; all with a notice served");
    }

    [Fact]
    public void Many_different_amounts_are_told_together_and_a_frequent_one_apart()
    {
        var deltas = Enumerable.Repeat(-1, 30).Concat(Enumerable.Range(2, 8).Select(pence => -pence)).Append(5).ToList();
        Outcome Posted(bool candidate) => Sample.Outcome(Sample.Debit, [.. deltas.Select((delta, index) => Sample.Transaction(index + 1, index + 1, 1000 + (candidate ? delta : 0)))]);
        Sample.Compare(Posted(candidate: false), Posted(candidate: true)).Differences.Select(pattern => pattern.Sentence).ShouldBe(
            ["30 rent transactions are £0.01 lower", "8 rent transactions are lower, by £0.02 to £0.09", "1 rent transaction is £0.05 higher"]);
    }

    [Fact]
    public void A_pattern_has_the_same_id_however_many_members_it_has()
    {
        var few = Sample.Compare(Run(penny: 0, serviced: 3), Run(penny: -1, serviced: 3)).Differences[0];
        var many = Sample.Compare(Run(penny: 0, serviced: 30), Run(penny: -1, serviced: 30)).Differences[0];
        many.Id.ShouldBe(few.Id);
        (many.Id[..2], many.Id.Length).ShouldBe(("D-", 10));
        Sample.Compare(Run(penny: 0), Run(penny: -2)).Differences.ShouldNotContain(pattern => string.Equals(pattern.Id, few.Id, StringComparison.Ordinal));
    }

    [Fact]
    public void Money_comes_first_and_then_the_kinds_in_their_order()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Transaction(2, 2, 100), Sample.Transaction(3, 3, 100)) with { Screens = [Sample.Screen("- text: a")] },
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 101), Sample.Transaction(2, 2, 100, narrative: "x")) with
            {
                Screens = [Sample.Screen("- text: b")],
                Messages = [Sample.Letter("1 High Street", "A")],
                Errors = [new SystemError("server", "no")],
            });
        result.Differences.Select(pattern => pattern.Kind).ShouldBe(
            [DifferenceKind.Money, DifferenceKind.Row, DifferenceKind.Field, DifferenceKind.Message, DifferenceKind.Screen, DifferenceKind.Error]);
    }

    [Fact]
    public void The_same_release_twice_is_no_difference_at_all()
    {
        var result = Sample.Compare(Run(penny: 0), Run(penny: 0), baselineAgain: Run(penny: 0));
        result.Differences.ShouldBeEmpty();
        result.Noise.ShouldBeEmpty();
        result.Unsteady.ShouldBeEmpty();
    }

    [Fact]
    public void Shuffled_rows_give_the_same_bytes()
    {
        var expected = Bytes(Run(penny: 0), Run(penny: -1), Run(penny: 0));
        for (var seed = 0; seed < 20; seed++)
            Bytes(Shuffled(Run(penny: 0), seed), Shuffled(Run(penny: -1), seed + 100), Shuffled(Run(penny: 0), seed + 200)).ShouldBe(expected);

        static string Bytes(Outcome baseline, Outcome candidate, Outcome again) =>
            System.Text.Json.JsonSerializer.Serialize(Sample.Compare(baseline, candidate, baselineAgain: again), Json.Indented);
    }

    [Fact]
    public void Ten_thousand_accounts_are_compared_without_looking_at_every_pair()
    {
        // No identity to help: every row differs in one cell, and only hashing finds its twin.
        Outcome Entries(string run) => Sample.Outcome(Sample.Debit, [.. Enumerable.Range(0, 10_000).Select(index => Sample.Audit(index + 1, $"action {index % 50}", run + index, $"RA-{index}"))]);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var result = Sample.Compare(Run(penny: 0, accounts: 10_000, serviced: 4_000), Run(penny: -1, accounts: 10_000, serviced: 4_000));
        var noisy = Sample.Compare(Entries("a"), Entries("c"), baselineAgain: Entries("b"));
        result.Differences[0].Sentence.ShouldBe("4,000 rent transactions are £0.01 lower");
        noisy.Differences.ShouldBeEmpty();
        // Pair by pair this takes minutes; the bound is wide, for the machine may be busy.
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    private static Outcome Shuffled(Outcome outcome, int seed)
    {
        var changes = outcome.Changes.ToArray();
        var subjects = outcome.Subjects.ToArray();
        var random = new Random(seed);
        random.Shuffle(changes);
        random.Shuffle(subjects);
        return outcome with { Changes = [.. changes.Select(Turned)], Subjects = subjects };

        RowChange Turned(RowChange change) => change with { After = change.After!.Reverse().ToDictionary(StringComparer.Ordinal) };
    }

    // Monday's debit run: the first accounts have a service charge, and are out by so many pence.
    private static Outcome Run(long penny, int accounts = 40, int serviced = 12)
    {
        var all = Enumerable.Range(1, accounts).Select(account => (Account: account, Pence: 10000 + (account * 100) + (account <= serviced ? penny : 0))).ToList();
        var run = Sample.Inserted("debit_run", ("id", 1), ("week_starts_on", "2026-04-06"), ("header_total_pence", all.Sum(one => one.Pence)));
        return Sample.Outcome(
            Sample.Debit,
            [
                run,
                .. all.Select(one => Sample.Transaction(5000 + one.Account, one.Account, one.Pence)),
                .. all.Select(one => Sample.Balance(one.Account, 2000, 2000 + one.Pence)),
            ]) with
        {
            Subjects =
            [
                .. all.Select(one => Sample.Account(one.Account, one.Account <= serviced ? [ServiceCharge] : [])),
                .. all.Select(one => Sample.OnAccount("rent transaction", 5000 + one.Account, one.Account)),
            ],
        };
    }
}
