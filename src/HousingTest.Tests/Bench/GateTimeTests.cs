using HousingTest.Bench.Gates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Bench;

public sealed class GateTimeTests
{
    private static readonly DateTimeOffset Began = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_neither_a_scenarios_step_nor_the_systems_start_is_the_harness()
    {
        var time = GateTime.Of(
            20_000,
            [
                new Duration("record", "one", 100), new Duration("scenario", "one", 5_100), new Duration("put back", "one", 400),
                new Duration("record", "two", 200), new Duration("scenario", "two", 8_200), new Duration("put back", "two", 600),
            ],
            [Worker(), Worker()]);

        time.ShouldBe(new GateTime(20_000, Scenarios: 13_000, SystemStarts: 2_000, Estates: 1_000, Records: 300, PutBacks: 1_000));
        time.Rest.ShouldBe(2_700);
        time.HarnessShare.ShouldBe(0.25, tolerance: 1e-9);
    }

    [Fact]
    public void A_worker_whose_system_never_came_up_counts_as_the_harness_and_not_as_the_system() =>
        GateTime.Of(1_000, [], [[new RunEvent(RunEventKind.Provisioning, Began, Text: "Release 2026.1: starting"), new RunEvent(RunEventKind.Stopped, Began.AddSeconds(1))]])
            .HarnessShare.ShouldBe(1);

    private static List<RunEvent> Worker() =>
    [
        new RunEvent(RunEventKind.Provisioning, Began, Text: "Release 2026.1: ready"),
        new RunEvent(RunEventKind.Provisioning, Began.AddSeconds(0.5), Text: "Release 2026.1: starting"),
        new RunEvent(RunEventKind.Provisioning, Began.AddSeconds(1.5), Text: "Release 2026.1: filling it with the estate small"),
        new RunEvent(RunEventKind.Marked, Began.AddSeconds(2)),
    ];
}
