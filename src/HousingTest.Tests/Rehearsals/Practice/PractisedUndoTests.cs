using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Practice;

/// <summary>Steps are taken out of real databases: the same on every engine.</summary>
public sealed class PractisedUndoTests
{
    private const string Homes = "INSERT INTO property (reference, uprn, address_line, town, postcode, property_type, bedrooms) VALUES ('P1', '999900000001', '1 Long Row', 'Exton', 'QX1 1AA', 'FLAT', 1);\n"
        + "INSERT INTO property (reference, uprn, address_line, town, postcode, property_type, bedrooms) VALUES ('P2', '999900000002', '2 Long Row', 'Exton', 'QX1 1AA', 'FLAT', 1);\n";

    private const string People = "INSERT INTO person (reference, title, first_name, last_name, date_of_birth) VALUES ('A1', 'Ms', 'Ann', 'Example', '1980-02-29');\n"
        + "INSERT INTO person (reference, title, first_name, last_name, date_of_birth) VALUES ('A2', 'Mr', 'Bob', 'Example', '1900-01-01');\n";

    private const string Let = "INSERT INTO tenancy (reference, property_id, tenancy_type, start_date) SELECT 'T1', id, 'SECURE', '2026-04-06' FROM property WHERE reference = 'P1';\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public async Task A_step_is_taken_out_with_all_later_work_kept_and_runs_again_when_the_plan_goes_on(string environment)
    {
        await using var practised = PractisedPlan.Of(environment, ("homes", Homes), ("people", People), ("let", Let));
        var rehearsal = await practised.RunAsync();
        var before = rehearsal.Read();

        var result = await rehearsal.UndoAsync([practised.Step("people")], Token);

        (result.Done, result.Rows, result.Kept, result.Conflicts.Count).ShouldBe((true, 2, 1, 0));
        var after = rehearsal.Read();
        after.Head.ShouldBe("004-without-people");
        after.Steps.Select(step => step.Status).ShouldBe([StepStatus.Passed, StepStatus.TakenOut, StepStatus.Passed]);
        Count(practised, after.Head!, "person").ShouldBe(-2);

        (await rehearsal.GoOnAsync(new RunWish(), Token)).ShouldBe(RehearsalStatus.Finished);
        rehearsal.Read().Head.ShouldBe("005-people");
        // Nothing that was there before is lost: every checkpoint is what it was.
        rehearsal.Read().Checkpoints.Select(one => one.Checkpoint.Id).ShouldBe([.. before.Checkpoints.Select(one => one.Checkpoint.Id), "004-without-people", "005-people"]);
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public async Task Where_later_work_stands_on_it_nothing_is_changed_and_exactly_those_rows_are_listed(string environment)
    {
        await using var practised = PractisedPlan.Of(
            environment, ("homes", Homes), ("people", People), ("let", Let),
            ("rename", "UPDATE person SET last_name = 'Sample' WHERE reference = 'A1';\nUPDATE person SET first_name = 'Rob', title = 'Dr' WHERE reference = 'A2';\n"));
        var rehearsal = await practised.RunAsync();
        var head = rehearsal.Read().Head;

        var homes = await rehearsal.UndoAsync([practised.Step("homes")], Token);
        var people = await rehearsal.UndoAsync([practised.Step("people")], Token);

        homes.Conflicts.Select(Say).ShouldBe(["RefersTo tenancy id 1, T1 by let: property_id to property id 1, P1"]);
        people.Conflicts.Select(Say).ShouldBe(
            ["Changed person id 1, A1 by rename: last_name to ", "Changed person id 2, A2 by rename: first_name, title to "]);
        (homes.Done, people.Done, rehearsal.Read().Head).ShouldBe((false, false, head));

        var both = await rehearsal.UndoAsync([practised.Step("people"), practised.Step("rename")], Token);
        (both.Done, both.Rows, both.Kept).ShouldBe((true, 2, 1));
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public async Task A_value_that_must_be_there_once_and_was_given_to_another_row_is_told_with_the_step_that_did(string environment)
    {
        await using var practised = PractisedPlan.Of(
            environment, ("people", People), ("clearing", "DELETE FROM person WHERE reference = 'A1';\n"),
            ("newcomer", "INSERT INTO person (reference, title, first_name, last_name, date_of_birth) VALUES ('A1', 'Mx', 'Cai', 'Example', '1990-03-25');\n"));
        var rehearsal = await practised.RunAsync();

        var result = await rehearsal.UndoAsync([practised.Step("clearing")], Token);

        result.Conflicts.Select(Say).ShouldBe(["ValueTaken person id 1, A1 by newcomer: reference to person id 3, A1"]);
        result.Done.ShouldBeFalse();
    }

    [Theory]
    [InlineData("embedded")]
    [InlineData("postgres")]
    public async Task It_is_refused_with_the_reason_across_a_change_of_the_tables(string environment)
    {
        await using var practised = PractisedPlan.Of(environment, ("people", People), ("wider", "ALTER TABLE person ADD COLUMN pronouns TEXT NULL;\n"));
        var rehearsal = await practised.RunAsync();

        var refused = await Should.ThrowAsync<ProblemException>(() => rehearsal.UndoAsync([practised.Step("people")], Token));

        (refused.Problems[0].Id, refused.Problems[0].Why).ShouldBe(("HT-REH-015", "of wider it is not known row by row what it did: the tables or their columns were changed"));
    }

    private static string Say(UndoConflict conflict) => $"{conflict.Kind} {conflict.Table} {conflict.Row} by {string.Join(", ", conflict.By)}: {string.Join(", ", conflict.Fields)} to {conflict.To}";

    // How many rows more or less of a table a checkpoint has than its parent.
    private static long Count(PractisedPlan practised, string checkpoint, string table) =>
        practised.Folder.Checkpoint(checkpoint).Read().Changes.Where(one => string.Equals(one.Table, table, StringComparison.Ordinal)).Sum(one => one.Added - one.Removed);
}
