using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class AnnouncementTests
{
    private static readonly Announcement Breakdown = new(AnnouncedKind.Field, "statement", "Charge breakdown", "The statement shows how the debit is made up.");
    private static readonly Announcement Column = new(AnnouncedKind.Column, "rent transaction", "charge breakdown", "It is kept with each transaction.");

    [Fact]
    public void A_column_that_only_the_new_schema_has_is_one_difference_and_its_values_are_not_repeated()
    {
        var result = Compare([], Schema("amount_pence"), Schema("amount_pence", "charge_breakdown"), candidateScreen: false);
        var pattern = result.Differences.ShouldHaveSingleItem();
        (pattern.Kind, pattern.Where, pattern.Field, pattern.Count, pattern.Announcement).ShouldBe((DifferenceKind.Column, "rent transaction", "charge breakdown", 1, null));
        pattern.Sentence.ShouldBe("Rent transaction has a column \"charge breakdown\" that it did not have before");
        pattern.Scenarios.ShouldBe([Sample.Debit]);
        pattern.Examples.ShouldBe([new DifferenceExample(Sample.Debit, "RA-000001", "", "Rent £100")]);
        result.Scenarios[0].Differs.ShouldBeFalse();
    }

    [Fact]
    public void A_column_that_only_rows_tell_of_is_found_without_a_schema() =>
        Compare([], null, null, candidateScreen: false).Differences.ShouldHaveSingleItem().Field.ShouldBe("charge breakdown");

    [Fact]
    public void What_a_release_note_announces_is_matched_and_seen()
    {
        var result = Compare([Breakdown, Column], Schema("amount_pence"), Schema("amount_pence", "charge_breakdown"), candidateScreen: true);
        result.Announced.ShouldAllBe(announced => announced.Seen);
        result.Differences.Select(pattern => (pattern.Kind, pattern.Announcement)).ShouldBe([(DifferenceKind.ScreenField, 0), (DifferenceKind.Column, 1)]);
    }

    [Fact]
    public void What_is_announced_and_not_there_is_not_seen() =>
        Compare([Breakdown], null, null, candidateScreen: false).Announced.ShouldHaveSingleItem().Seen.ShouldBeFalse();

    [Fact]
    public void A_column_that_is_lost_is_not_explained_by_announcing_it()
    {
        var result = Compare([Column], Schema("amount_pence", "charge_breakdown"), Schema("amount_pence"), candidateScreen: false);
        result.Differences.ShouldHaveSingleItem().Announcement.ShouldBeNull();
        result.Announced[0].Seen.ShouldBeFalse();
    }

    [Fact]
    public void A_table_that_only_the_new_schema_has_is_told_once_and_its_rows_are_set_aside()
    {
        var baseline = Sample.Run("2026.1", Sample.Outcome(Sample.Debit)) with { Schema = new SchemaShape([]) };
        var candidate = Sample.Run("2026.2", Sample.Outcome(Sample.Debit, Sample.Inserted("feature_flag", ("id", 1), ("name", "x")))) with
        {
            Schema = new SchemaShape([new TableShape("feature_flag", [new ColumnShape("id", "INTEGER", Key: true)])]),
        };
        Sample.Compare(baseline, candidate).Differences.ShouldHaveSingleItem().Sentence.ShouldBe("The database has a table \"feature flag\" that it did not have before");
    }

    [Fact]
    public void A_column_whose_type_changed_is_told_and_its_values_are_still_compared()
    {
        var result = Sample.Compare(
            Sample.Run("2026.1", Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 100))) with { Schema = Schema("amount_pence") },
            Sample.Run("2026.2", Sample.Outcome(Sample.Debit, Sample.Transaction(1, 1, 99))) with { Schema = Typed("REAL", "amount_pence") });
        result.Differences.Select(pattern => pattern.Sentence).ShouldBe(["1 rent transaction is £0.01 lower", "Rent transaction has a column \"amount\" of type REAL instead of TEXT"]);
    }

    private static ComparisonResult Compare(IReadOnlyList<Announcement> announced, SchemaShape? before, SchemaShape? after, bool candidateScreen)
    {
        RowChange Posted(string? breakdown) => Sample.Inserted(
            "rent_transaction",
            [("id", 1), ("account_id", 1), ("transaction_date", "2026-04-06"), ("transaction_type", "RENT_DEBIT"), ("amount_pence", 100), .. breakdown is null ? Array.Empty<(string, object?)>() : [("charge_breakdown", breakdown)]]);
        var lost = before is not null && before.Tables[0].Columns.Count > after!.Tables[0].Columns.Count;
        var baseline = Sample.Run("2026.1", Sample.Outcome(Sample.Debit, Posted(lost ? "Rent £100" : null)) with { Subjects = [Sample.Account(1)], Screens = [Sample.Screen("- term: Balance\n- definition: £1")] });
        var candidate = Sample.Run("2026.2", Sample.Outcome(Sample.Debit, Posted(lost ? null : "Rent £100")) with
        {
            Subjects = [Sample.Account(1)],
            Screens = [Sample.Screen("- term: Balance\n- definition: £1" + (candidateScreen ? "\n- term: Charge Breakdown\n- definition: Rent £100" : ""))],
        });
        return Sample.Compare(
            baseline with { Schema = before },
            candidate with { Schema = after, Manifest = candidate.Manifest with { Release = candidate.Manifest.Release with { Announces = announced } } });
    }

    private static SchemaShape Schema(params string[] columns) => Typed("TEXT", columns);

    private static SchemaShape Typed(string type, params string[] columns) =>
        new([new TableShape("rent_transaction", [new ColumnShape("id", "INTEGER", Key: true), .. columns.Select(column => new ColumnShape(column, type, Key: false))])]);
}
