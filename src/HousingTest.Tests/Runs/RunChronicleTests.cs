using HousingTest.Gherkin.Messages;
using HousingTest.Model;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class RunChronicleTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly SteppingTime _time = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Every_attempt_is_told_with_when_its_steps_ran_and_one_that_was_begun_again_by_its_second_start()
    {
        var run = new RunFolder(_folder["run"]);
        using (var killed = new EventLog(run.Events(1), _time))
        {
            killed.Add(RunEventKind.Provisioning, text: "Release 2026.1: ready");
            killed.Add(RunEventKind.Marked);
            killed.Add(RunEventKind.ScenarioStarted, "debit", attempt: 2);
            killed.Add(RunEventKind.StepStarted, "debit", step: 0);
            killed.Add(RunEventKind.StepFinished, "debit", step: 0, screens: 1);
            killed.Add(RunEventKind.ScenarioFinished, "debit", ScenarioStatus.Passed);
            killed.Add(RunEventKind.PutBack, "debit");
            killed.Add(RunEventKind.ScenarioStarted, "letter", attempt: 1);
            killed.Add(RunEventKind.StepStarted, "letter", step: 0);
        }

        using (var second = new EventLog(run.Events(2), _time))
        {
            second.Add(RunEventKind.Marked);
            second.Add(RunEventKind.ScenarioStarted, "letter", attempt: 1);
            second.Add(RunEventKind.Stopped, problems: [new Problem("HT-RUN-011", "A worker had to stop", "", "", "")]);
        }

        var chronicle = RunChronicle.Read(run);

        chronicle.Began.ShouldBe(At(1));
        chronicle.Ended.ShouldBe(At(12));
        chronicle.Preparations.Select(one => (one.Worker, one.Began, one.Ended)).ShouldBe([(1, At(1), At(2)), (2, At(10), At(10))]);
        var debit = chronicle.Attempts[("debit", 2)];
        (debit.Worker, debit.Began, debit.Ended).ShouldBe((1, At(3), At(7)));
        debit.Steps.ShouldBe(new Dictionary<int, ToldStep> { [0] = new(At(4), At(5), Screens: 1) });
        var letter = chronicle.Attempts[("letter", 1)];
        (letter.Worker, letter.Began, letter.Ended).ShouldBe((2, At(11), At(12)));
        letter.Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-RUN-011");
        chronicle.Attempts.Count.ShouldBe(2);
    }

    private static DateTimeOffset At(int second) => DateTimeOffset.UnixEpoch.AddSeconds(second);

    /// <summary>A second passes each time that somebody asks.</summary>
    private sealed class SteppingTime : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => At(++_asked);
    }
}
