using System.Globalization;
using System.Text;
using HousingTest.Model;
using HousingTest.Rehearsals;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Faults;

/// <summary>A plan that is changed after its steps ran: what was changed is named, all of it, before anything is done.</summary>
public sealed class ChangedPlanTests(ReleaseFixture release) : IClassFixture<ReleaseFixture>, IDisposable
{
    private readonly LightRehearsal _rehearsal = new(release.Release);

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public async Task Whatever_is_changed_of_what_has_run_is_named_before_anything_is_done()
    {
        _rehearsal.WritePlan("a", "b", "c", "d");
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
        var before = _rehearsal.LedgerText;
        var told = new StringBuilder();

        await ChangedAsync("another action", () => _rehearsal.WriteSteps("  - { step: a, sql: a.sql }\n  - { step: b, manual: Do it by hand }\n  - { step: c, sql: c.sql }\n  - { step: d, sql: d.sql }\n"));
        await ChangedAsync("a step taken out", () => _rehearsal.WritePlan("a", "c", "d"));
        await ChangedAsync("a step given another name", () => _rehearsal.WritePlan("a", "bb", "c", "d"));
        await ChangedAsync("two steps turned", () => _rehearsal.WritePlan("a", "c", "b", "d"));
        await ChangedAsync("a step put before one that ran", () => _rehearsal.WritePlan("a", "e", "b", "c", "d"));
        await ChangedAsync("several things", () => _rehearsal.WritePlan("f", "d", "b", "a"));
        _rehearsal.Write("b.sql", "-- system: running\nSELECT 1;\n");
        await ChangedAsync("a script with another content", () => { });

        _rehearsal.LedgerText.ShouldBe(before);
        Approval.Verify(told.ToString(), "changed-plans");

        async Task ChangedAsync(string what, Action change)
        {
            change();
            var problems = (await Should.ThrowAsync<ProblemException>(() => _rehearsal.GoOnAsync(), what)).Problems;
            told.Append(CultureInfo.InvariantCulture, $"== {what} ==\n\n{_rehearsal.Neutral(string.Join("\n\n", problems))}\n\n");
            _rehearsal.WritePlan("a", "b", "c", "d");
        }
    }

    [Fact]
    public async Task What_is_not_a_matter_of_the_action_may_be_changed_and_steps_may_be_added_behind()
    {
        _rehearsal.WritePlan("a", "b");
        await _rehearsal.GoOnAsync();

        _rehearsal.WriteSteps("  - { step: a, sql: a.sql, within: 5 min }\n\n  - { step: b, sql: b.sql }\n  - { step: c, sql: a.sql, no way back: It is told }\n");
        _rehearsal.Write("a.sql", await File.ReadAllTextAsync(Path.Combine(_rehearsal.Root, "a.sql"), TestContext.Current.CancellationToken));

        // The third adds what is there already: it fails, and that it runs at all is what counts.
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Failed);
        _rehearsal.State.Failure!.Step.ShouldBe("c");
    }

    [Fact]
    public async Task A_step_that_was_taken_out_and_ran_again_is_not_taken_for_one_that_was_moved()
    {
        _rehearsal.WritePlan("a", "b");
        await _rehearsal.GoOnAsync();
        await _rehearsal.UndoAsync("a");
        await _rehearsal.GoOnAsync();

        _rehearsal.State.Done().Select(step => step.Step).ShouldBe(["b", "a"]);
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
    }

    [Fact]
    public void A_load_is_another_step_when_its_extract_is_another()
    {
        _rehearsal.Write("loads/homes.yaml", "load: homes\nabout: Homes\nextract: ../legacy/homes.csv\ninto: property\nfields:\n  reference: REF\n");
        _rehearsal.Write("legacy/homes.csv", "REF\n1\n");
        _rehearsal.WriteSteps("  - { step: a, load: loads/homes.yaml }\n");
        var first = Digest();

        _rehearsal.Write("legacy/homes.csv", "REF\n2\n");
        string.Equals(Digest(), first, StringComparison.Ordinal).ShouldBeFalse();
        _rehearsal.Write("legacy/homes.csv", "REF\n1\n");
        Digest().ShouldBe(first);
        File.Delete(Path.Combine(_rehearsal.Root, "legacy/homes.csv"));
        string.Equals(Digest(), first, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public void A_command_is_another_step_when_a_file_that_it_names_is_another()
    {
        _rehearsal.Write("copy.sh", "echo one\n");
        _rehearsal.WriteSteps("  - { step: a, command: [sh, copy.sh] }\n");
        var first = Digest();

        _rehearsal.Write("copy.sh", "echo two\n");

        string.Equals(Digest(), first, StringComparison.Ordinal).ShouldBeFalse();
    }

    private string Digest() => StepDigest.Of(_rehearsal.ReadPlan().Steps[0], _rehearsal.Root);
}
