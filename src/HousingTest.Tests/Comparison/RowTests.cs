using HousingTest.Comparison;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class RowTests
{
    [Fact]
    public void The_same_rows_are_no_difference_whatever_keys_the_database_gave_them()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(501, 1, 10000), Sample.Transaction(502, 2, 9000)),
            Sample.Outcome(Sample.Debit, Sample.Transaction(901, 2, 9000), Sample.Transaction(902, 1, 10000)));
        result.Differences.ShouldBeEmpty();
        result.Scenarios.ShouldHaveSingleItem().Differs.ShouldBeFalse();
    }

    [Fact]
    public void A_table_that_the_map_leaves_out_is_no_difference_and_is_named_in_what_comes_out()
    {
        var map = Sample.Map with { NotCompared = ["audit_entry"] };
        var (baseline, candidate) = (Sample.Run("2026.1", Sample.Outcome(Sample.Debit, Sample.Audit(1, "posted", "a"))), Sample.Run("2026.2", Sample.Outcome(Sample.Debit)));

        var result = RunComparison.Compare(new ComparisonInput(map, baseline, null, candidate, null));

        result.Differences.ShouldBeEmpty();
        result.NotCompared.ShouldBe(["table audit_entry"]);
        Sample.Compare(baseline, candidate).Differences.ShouldHaveSingleItem();
    }

    [Fact]
    public void New_rows_of_two_tables_that_refer_to_each_other_are_told_apart_by_what_identifies_them()
    {
        static EntityMap Entity(string name, string refers) => new(
            name, name + "s", name, "id", "title", ["title", refers],
            new Dictionary<string, FieldMap>(StringComparer.OrdinalIgnoreCase)
            {
                ["title"] = new("title", "title", FieldType.Text, null),
                [refers] = new(refers, refers + "_id", FieldType.Reference, refers),
            },
            []);
        static Outcome Wrote(long key, string at) => Sample.Outcome(
            Sample.Debit, Sample.Inserted("page", ("id", key), ("title", "Gas"), ("edition_id", key + 7), ("at", at)), Sample.Inserted("edition", ("id", key + 7), ("title", "First"), ("page_id", key), ("at", at)));
        var map = Sample.Map with
        {
            Entities = new Dictionary<string, EntityMap>(StringComparer.OrdinalIgnoreCase) { ["page"] = Entity("page", "edition"), ["edition"] = Entity("edition", "page") },
        };

        var result = RunComparison.Compare(new ComparisonInput(
            map, Sample.Run("2026.1", Wrote(1, "10:00")), Sample.Run("2026.1", Wrote(2, "10:01")), Sample.Run("2026.2", Wrote(3, "10:02")), Sample.Run("2026.2", Wrote(4, "10:03"))));

        result.Differences.ShouldBeEmpty();
    }

    [Fact]
    public void An_amount_that_is_a_penny_lower_is_money()
    {
        var pattern = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(501, 1, 11246)) with { Subjects = [Sample.Account(1)] },
            Sample.Outcome(Sample.Debit, Sample.Transaction(501, 1, 11245)) with { Subjects = [Sample.Account(1)] }).Differences.ShouldHaveSingleItem();
        pattern.Kind.ShouldBe(DifferenceKind.Money);
        pattern.Sentence.ShouldBe("1 rent transaction is £0.01 lower");
        pattern.Money.ShouldBe(-1);
        pattern.Examples.ShouldBe([new DifferenceExample(Sample.Debit, "RA-000001", "£112.46", "£112.45")]);
    }

    [Fact]
    public void One_more_insert_shifts_nothing_after_it()
    {
        var baseline = Enumerable.Range(1, 50).Select(account => Sample.Transaction(500 + account, account, 10000 + account)).ToList();
        var candidate = Enumerable.Range(1, 50).Select(account => Sample.Transaction(501 + account, account, 10000 + account)).Prepend(Sample.Transaction(501, 1, 10001)).ToList();
        var pattern = Sample.Compare(Sample.Outcome(Sample.Debit, baseline), Sample.Outcome(Sample.Debit, candidate)).Differences.ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("1 rent transaction more");
        pattern.Kind.ShouldBe(DifferenceKind.Row);
        pattern.Money.ShouldBe(10001);
    }

    [Fact]
    public void One_more_insert_shifts_no_reference_to_the_rows_after_it()
    {
        RowChange[] Rows(int first, bool extra) =>
        [
            .. extra ? [Sample.Inserted("debit_run", ("id", first - 1), ("week_starts_on", "2026-03-30"), ("header_total_pence", 0))] : Array.Empty<RowChange>(),
            Sample.Inserted("debit_run", ("id", first), ("week_starts_on", "2026-04-06"), ("header_total_pence", 100)),
            Sample.Inserted("rent_transaction", ("id", first + 50), ("account_id", 1), ("transaction_date", "2026-04-06"), ("transaction_type", "RENT_DEBIT"), ("amount_pence", 100), ("debit_run_id", first)),
        ];
        var result = Sample.Compare(Sample.Outcome(Sample.Debit, Rows(7, extra: false)), Sample.Outcome(Sample.Debit, Rows(8, extra: true)));
        result.Differences.ShouldHaveSingleItem().Sentence.ShouldBe("1 debit run more");
    }

    [Fact]
    public void A_reference_to_another_new_row_is_a_difference_told_by_what_it_leads_to()
    {
        RowChange[] Rows(int run) =>
        [
            Sample.Inserted("debit_run", ("id", 1), ("week_starts_on", "2026-04-06"), ("header_total_pence", 100)),
            Sample.Inserted("debit_run", ("id", 2), ("week_starts_on", "2026-04-13"), ("header_total_pence", 100)),
            Sample.Inserted("rent_transaction", ("id", 9), ("account_id", 1), ("transaction_date", "2026-04-06"), ("transaction_type", "RENT_DEBIT"), ("amount_pence", 100), ("debit_run_id", run)),
        ];
        var pattern = Sample.Compare(Sample.Outcome(Sample.Debit, Rows(1)), Sample.Outcome(Sample.Debit, Rows(2))).Differences.ShouldHaveSingleItem();
        (pattern.Kind, pattern.Where, pattern.Field).ShouldBe((DifferenceKind.Field, "rent transaction", "debit run"));
    }

    [Fact]
    public void A_payment_that_goes_to_another_account_is_one_difference_and_names_both()
    {
        Subject[] subjects = [Sample.Account(1), Sample.Account(2)];
        var pattern = Sample.Compare(
            Sample.Outcome(Sample.Payment, Sample.Transaction(9, 1, -5000, "PAYMENT")) with { Subjects = subjects },
            Sample.Outcome(Sample.Payment, Sample.Transaction(9, 2, -5000, "PAYMENT")) with { Subjects = subjects }).Differences.ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("The rent account of 1 rent transaction is RA-000002 instead of RA-000001");
    }

    [Fact]
    public void A_payment_of_more_reads_as_more_in_credit_and_not_as_lower() =>
        Sample.Compare(
            Sample.Outcome(Sample.Payment, Sample.Transaction(9, 1, -5000, "PAYMENT")),
            Sample.Outcome(Sample.Payment, Sample.Transaction(9, 1, -5001, "PAYMENT"))).Differences.ShouldHaveSingleItem()
            .Sentence.ShouldBe("1 rent transaction is £0.01 more in credit");

    [Fact]
    public void Credits_that_became_debits_are_told_as_turned_round_whatever_their_amounts() =>
        Sample.Compare(
            Sample.Outcome(Sample.Payment, Sample.Transaction(9, 1, -5000, "PAYMENT"), Sample.Transaction(10, 2, -700, "PAYMENT")),
            Sample.Outcome(Sample.Payment, Sample.Transaction(9, 1, 5000, "PAYMENT"), Sample.Transaction(10, 2, 700, "PAYMENT"))).Differences
            .Select(pattern => pattern.Sentence).ShouldAllBe(sentence => sentence.Contains("turned round"));

    [Fact]
    public void A_balance_that_the_candidate_leaves_alone_is_compared_with_what_it_was()
    {
        var pattern = Sample.Compare(Sample.Outcome(Sample.Payment, Sample.Balance(1, 5000, 0)), Sample.Outcome(Sample.Payment)).Differences.ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("The balance of 1 rent account is £50.00 higher");
        pattern.Examples.ShouldHaveSingleItem().ShouldBe(new DifferenceExample(Sample.Payment, "RA-000001", "£0.00", "£50.00"));
    }

    [Fact]
    public void A_row_touched_and_left_as_it_was_is_no_difference() =>
        Sample.Compare(Sample.Outcome(Sample.Payment, Sample.Balance(1, 5000, 5000)), Sample.Outcome(Sample.Payment)).Differences.ShouldBeEmpty();

    [Fact]
    public void A_row_that_only_the_candidate_deletes_is_told()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Payment),
            Sample.Outcome(Sample.Payment, Sample.Deleted("rent_transaction", ("id", 4), ("account_id", 1), ("amount_pence", 100))));
        result.Differences.ShouldHaveSingleItem().Sentence.ShouldBe("1 rent transaction is deleted that the baseline keeps");
    }

    [Fact]
    public void A_row_that_only_the_baseline_deletes_is_told()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Payment, Sample.Deleted("rent_transaction", ("id", 4), ("account_id", 1), ("amount_pence", 100))),
            Sample.Outcome(Sample.Payment, Sample.Changed("rent_transaction", [("id", 4), ("account_id", 1)], [("amount_pence", 100)], [("amount_pence", 0)])));
        result.Differences.ShouldHaveSingleItem().Sentence.ShouldBe("1 rent transaction is kept that the baseline deletes");
    }

    [Fact]
    public void Leading_zeros_that_are_stripped_are_a_difference()
    {
        var pattern = Sample.Compare(
            Sample.Outcome(Sample.Payment, Sample.Inserted("import_line", ("id", 1), ("reference", "0012"), ("amount", 5))),
            Sample.Outcome(Sample.Payment, Sample.Inserted("import_line", ("id", 1), ("reference", "12"), ("amount", 5)))).Differences.ShouldHaveSingleItem();
        (pattern.Where, pattern.Field, pattern.Sentence).ShouldBe(("import line", "reference", "The reference of 1 import line is 12 instead of 0012"));
    }

    [Fact]
    public void A_text_that_became_a_number_is_a_difference_although_it_reads_the_same()
    {
        var pattern = Sample.Compare(
            Sample.Outcome(Sample.Payment, Sample.Inserted("import_line", ("id", 1), ("reference", "12"), ("amount", 5))),
            Sample.Outcome(Sample.Payment, Sample.Inserted("import_line", ("id", 1), ("reference", 12), ("amount", 5)))).Differences.ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("The reference of 1 import line is 12 as a number instead of “12” as text");
    }

    [Fact]
    public void A_date_that_moved_says_by_how_many_days() =>
        Sample.Compare(
            Sample.Outcome(Sample.Payment, Sample.Inserted("notice", ("id", 1), ("account_id", 1), ("notice_type", "NOSP"), ("served_on", "2026-04-06"))),
            Sample.Outcome(Sample.Payment, Sample.Inserted("notice", ("id", 1), ("account_id", 1), ("notice_type", "NOSP"), ("served_on", "2026-04-05")))).Differences.ShouldHaveSingleItem()
            .Sentence.ShouldBe("The served on of 1 notice is 1 day earlier");

    [Fact]
    public void A_joint_tenant_who_is_dropped_from_a_notice_is_one_row_fewer()
    {
        RowChange[] Rows(int notice, params string[] people) =>
        [
            Sample.Inserted("notice", ("id", notice), ("account_id", 1), ("notice_type", "NOSP"), ("served_on", "2026-04-06")),
            .. people.Select((person, index) => Sample.Inserted("notice_person", ("id", 40 + index), ("notice_id", notice), ("person", person))),
        ];
        var pattern = Sample.Compare(Sample.Outcome(Sample.Payment, Rows(3, "PE-1", "PE-2")), Sample.Outcome(Sample.Payment, Rows(5, "PE-2"))).Differences.ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("1 notice person fewer");
        pattern.Examples.ShouldHaveSingleItem().Before.ShouldContain("PE-1");
    }

    [Fact]
    public void A_parent_that_changed_a_little_does_not_make_its_children_differ()
    {
        RowChange[] Rows(string served) =>
        [
            Sample.Inserted("notice", ("id", 1), ("account_id", 1), ("notice_type", "NOSP"), ("served_on", served)),
            Sample.Inserted("notice_person", ("id", 40), ("notice_id", 1), ("person", "PE-1")),
        ];
        Sample.Compare(Sample.Outcome(Sample.Payment, Rows("2026-04-06")), Sample.Outcome(Sample.Payment, Rows("2026-04-07"))).Differences
            .ShouldHaveSingleItem().Where.ShouldBe("notice");
    }

    [Fact]
    public void What_a_scenario_that_failed_did_not_reach_is_no_difference_of_its_own()
    {
        var result = Sample.Compare(
            Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100), Sample.Balance(1, 0, 100)) with { Messages = [Sample.Letter("1 High Street", "A")] },
            Sample.Failing(Sample.Debit));
        result.Differences.ShouldHaveSingleItem().Kind.ShouldBe(DifferenceKind.Step);
        result.Scenarios[0].Failure.ShouldBe("When it happens: expected 1, found 2");
    }

    [Theory]
    [InlineData("TEXT", 1)]
    [InlineData("INTEGER", 0)]
    public void In_a_table_that_the_map_does_not_know_a_text_is_a_name_and_a_number_is_a_key_that_the_database_made(string type, int differences)
    {
        var schema = new SchemaShape([new TableShape("setting", [new ColumnShape("key", type, Key: true), new ColumnShape("value", "TEXT", Key: false)])]);
        RunRecord Run(string release, string key) =>
            Sample.Run(release, Sample.Outcome(Sample.Debit, Sample.Inserted("setting", ("key", key), ("value", "x")))) with { Schema = schema };
        Sample.Compare(Run("2026.1", "7"), Run("2026.2", "8")).Differences.Count.ShouldBe(differences);
    }
}
