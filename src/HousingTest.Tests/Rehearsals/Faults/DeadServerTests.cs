using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Faults;

/// <summary>A database server that is killed in the middle of a step.</summary>
[Trait("needs", "server")]
public sealed class DeadServerTests(ReleaseFixture release) : IClassFixture<ReleaseFixture>, IDisposable
{
    // Once, so that the same plan goes through the next time.
    private const string Killing = "test -e killed || { touch killed; kill -KILL $(head -n 1 \"$0/data/postmaster.pid\"); }";

    private readonly LightRehearsal _rehearsal = new(release.Release, "postgres");

    public void Dispose() => _rehearsal.Dispose();

    [Fact]
    public async Task A_server_that_dies_in_the_middle_of_a_step_is_named_and_the_next_command_goes_on()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        Assert.SkipUnless(Environment.GetEnvironmentVariable("HOUSINGTEST_POSTGRES") is null, "the server is somebody's");
        _rehearsal.WritePlan("a", "c");
        _rehearsal.Write("kill.sh", Killing);
        _rehearsal.WriteSteps("  - { step: a, sql: a.sql }\n  - { step: b, command: [sh, -c, \". ./kill.sh\", \"{database host}\"] }\n  - { step: c, sql: c.sql }\n");

        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Failed);

        _rehearsal.State.ShouldSatisfyAllConditions(
            state => state.Head.ShouldBe("001-a"), state => state.Failure!.Step.ShouldBe("b"), state => state.Failure!.Checkpoint.ShouldBeNull(), state => state.Failure!.Problems![0].Id.ShouldBe("HT-DB-017"));
        _rehearsal.Folder.List().Count.ShouldBe(2);
        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Finished);
        _rehearsal.State.Done().Select(step => step.Step).ShouldBe(["a", "b", "c"]);
    }

    [Fact]
    public async Task A_server_that_dies_under_a_script_is_named_first_and_what_comes_of_it_second()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "signals and /proc");
        Assert.SkipUnless(Environment.GetEnvironmentVariable("HOUSINGTEST_POSTGRES") is null, "the server is somebody's");
        _rehearsal.Write("die.sql", "SELECT pg_terminate_backend(pg_backend_pid());\n");
        _rehearsal.WriteSteps("  - { step: a, sql: die.sql }\n");

        (await _rehearsal.GoOnAsync()).ShouldBe(RehearsalStatus.Failed);

        _rehearsal.State.Failure!.Problems![0].Id.ShouldBe("HT-DB-017");
        _rehearsal.State.Head.ShouldBe("000-start");
    }
}
