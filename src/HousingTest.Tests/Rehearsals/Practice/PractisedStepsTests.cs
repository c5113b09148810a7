using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Practice;

/// <summary>Failure, return, mend, resume; ways back that were tried; a drill.</summary>
public sealed class PractisedStepsTests
{
    private const string Person = "INSERT INTO person (reference, title, first_name, last_name, date_of_birth) VALUES ('{0}', 'Ms', 'Ann', '{1}', '1980-02-29');\n";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_step_whose_checks_fail_is_kept_to_be_looked_into_and_work_goes_on_from_the_one_before_once_it_is_mended()
    {
        await using var practised = PractisedPlan.Of("embedded", ("first", Add("A1")), ("second", Add("A2", "Wrong")), ("third", Add("A3")));
        practised.Answers = request => request.Saved.Step is "second" && request.Check.Said.EndsWith("second", StringComparison.Ordinal) && File.ReadAllText(Script("second")).Contains("Wrong", StringComparison.Ordinal)
            ? PractisedPlan.Fails(request)
            : PractisedPlan.Holds(request);

        var failed = (await practised.RunAsync()).Read();
        practised.Change(("first", Add("A1")), ("second", Add("A2")), ("third", Add("A3")));
        var rehearsal = await practised.OpenAsync();
        var end = await rehearsal.GoOnAsync(new RunWish(), Token);

        (failed.Status, failed.Head, failed.Steps[1].Checkpoint).ShouldBe((RehearsalStatus.Failed, "001-first", "002-second"));
        end.ShouldBe(RehearsalStatus.Finished);
        rehearsal.Read().Checkpoints.Select(one => (one.Checkpoint.Id, one.Checkpoint.Parent, one.Worked, one.OnTheWay)).ShouldBe(
        [
            ("000-start", null, null, true), ("001-first", "000-start", true, true), ("002-second", "001-first", false, false),
            ("003-second", "001-first", true, true), ("004-third", "003-second", true, true),
        ]);

        string Script(string step) => Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(practised.Folder.Path))!, step + ".sql");
    }

    [Fact]
    public async Task A_step_that_cannot_be_done_fails_with_the_line_that_the_database_refused()
    {
        await using var practised = PractisedPlan.Of("embedded", ("first", Add("A1")), ("again", Add("A1")));

        var record = (await practised.RunAsync()).Read();

        var step = record.Steps[1];
        (step.Status, step.Problems.Single().Id, record.Head).ShouldBe((StepStatus.Failed, "HT-DB-018", "001-first"));
        step.Problems.Single().Where.ShouldContain("again.sql:2");
    }

    [Fact]
    public async Task A_way_back_that_was_tried_is_told_and_what_comes_out_otherwise_each_time_is_named()
    {
        await using var practised = PractisedPlan.Of(
            "embedded", ("steady", Add("A1")), ("shaky", "INSERT INTO person (reference, title, first_name, last_name, date_of_birth) VALUES ('A2', 'Ms', 'Ann', hex(randomblob(8)), '1980-02-29');\n"));

        var record = (await practised.RunAsync(new RunWish(ProveRollback: true))).Read();

        record.Steps[0].Rollback.Select(answer => (answer.Check, answer.Passed)).ShouldBe([("taken back", true), ("done again", true)]);
        record.Steps[1].Rollback.Select(answer => (answer.Check, answer.Passed)).ShouldBe([("taken back", true), ("done again", false)]);
        record.Steps[1].Rollback[1].Said.ShouldBe("from 001-steady it comes to something else each time: 1 × person, last name: another value");
    }

    [Fact]
    public async Task A_drill_restores_the_newest_checkpoint_that_can_be_proved_and_tells_what_would_be_lost()
    {
        await using var practised = PractisedPlan.Of("embedded", ("first", Add("A1")), ("second", Add("A2")), ("third", Add("A3") + Add("A4")));
        var rehearsal = await practised.RunAsync();
        await practised.CloseAsync();
        Flip(practised.Folder.Checkpoint("003-third").In("database.gz"));

        rehearsal = await practised.OpenAsync();
        var result = await rehearsal.DrillAsync("@smoke", Token);

        (result.Checkpoint, result.Smoke!.Passed, result.RowsLost).ShouldBe(("002-second", true, 2));
        result.StepsLost.ShouldBe(["third"]);
        result.PassedOver.ShouldBe(["003-third: The checkpoint is not what was saved, so it is not restored"]);
        result.UpSeconds.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Commands_jobs_and_installs_are_steps_like_others_and_nothing_is_taken_out_from_below_an_install()
    {
        await using var practised = PractisedPlan.Of("embedded", ("first", Add("A1")));
        practised.Add("letters", new StepAction.Command(["sh", "-c", "echo hello > \"$(dirname {database})/files/letter.txt\""]));
        practised.Add("upgrade", new StepAction.Install("2026.2"));
        practised.Add("debits", new StepAction.Job("weekly debit run", new Dictionary<string, string>(StringComparer.Ordinal) { ["week starting"] = "2026-04-06" }));
        practised.Add("by hand", new StepAction.Manual("Look at ten accounts"));

        var rehearsal = await practised.RunAsync();
        var record = rehearsal.Read();

        record.Steps.Select(step => step.Status).ShouldBe([StepStatus.Passed, StepStatus.Passed, StepStatus.Passed, StepStatus.Passed, StepStatus.Waiting]);
        record.Steps.Skip(1).Take(3).ShouldAllBe(step => step.IsOver);
        record.Checkpoints.Select(one => one.Checkpoint.Release).ShouldBe(["2026.1", "2026.1", "2026.1", "2026.2", "2026.2"]);
        using (var files = CheckpointSource.Open(practised.Folder.Checkpoint("004-debits")).OpenFiles())
            files.Entries.Select(entry => entry.FullName).ShouldBe(["letter.txt"]);
        var refused = await Should.ThrowAsync<ProblemException>(() => rehearsal.UndoAsync([practised.Step("first")], Token));
        (refused.Problems[0].Id, refused.Problems[0].Why).ShouldBe(("HT-REH-015", "upgrade installed another release, and what a release changes is not told row by row"));

        (await rehearsal.GoOnAsync(new RunWish(Done: "by hand"), Token)).ShouldBe(RehearsalStatus.Finished);
    }

    private static string Add(string reference, string name = "Example") => string.Format(System.Globalization.CultureInfo.InvariantCulture, Person, reference, name);

    private static void Flip(string file)
    {
        var bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
    }
}
