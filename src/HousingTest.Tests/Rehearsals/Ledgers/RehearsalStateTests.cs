using System.Text;
using HousingTest.Model;
using HousingTest.Rehearsals;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Ledgers;

/// <summary>How a rehearsal stands after each line of its ledger: whatever moment a command is killed at, that is what the next one finds.</summary>
public sealed class RehearsalStateTests
{
    private static readonly LedgerLine s_line = new(1, default, "", LedgerAct.Begun, "");

    [Fact]
    public void How_a_rehearsal_stands_after_each_line()
    {
        var told = new StringBuilder();
        Tell("a step passes, the next one fails, and passes the second time", [
            .. Start, Begins("a"), Saves("001-a", "000-start", "a"), Passes("a", "001-a"), Begins("b"), Saves("002-b", "001-a", "b"), Fails("b", "002-b"),
            Begins("b"), Saves("003-b", "001-a", "b"), Passes("b", "003-b")]);
        Tell("a step is cut short before it left anything", [.. Start, Begins("a"), Line(LedgerAct.Recovered) with { Step = "a" }]);
        Tell("a step leaves nothing that could be saved", [.. Start, Begins("a"), Line(LedgerAct.StepFailed) with { Step = "a" }]);
        Tell("a step waits for a person, and is done", [.. Start, Begins("a"), Line(LedgerAct.Waiting) with { Step = "a" }, Begins("a"), Saves("001-a", "000-start", "a"), Passes("a", "001-a")]);
        Tell("a step is taken out, and done again", [
            .. Done, Line(LedgerAct.UndoStarted) with { Steps = ["a"] }, Line(LedgerAct.Saved) with { Checkpoint = "003-without-a", Parent = "002-b", Steps = ["a"] },
            Line(LedgerAct.Undone) with { Steps = ["a"], Checkpoint = "003-without-a" }, Begins("a"), Saves("004-a", "003-without-a", "a"), Passes("a", "004-a")]);
        Tell("a step cannot be taken out", [.. Done, Line(LedgerAct.UndoRefused) with { Steps = ["a"] }]);
        Tell("going back gives up what was cut short", [.. Done, Begins("c"), Saves("003-c", "002-b", "c"), Line(LedgerAct.WentBack) with { Step = "b", Checkpoint = "001-a" }]);
        Tell("what was cut short is deleted", [.. Done, Begins("c"), Saves("003-c", "002-b", "c"), Line(LedgerAct.Deleted) with { Checkpoint = "003-c" }, Line(LedgerAct.Recovered) with { Step = "c" }]);
        Tell("checkpoints by hand", [
            Line(LedgerAct.Saved) with { Checkpoint = "000-monday" }, Line(LedgerAct.Saved) with { Checkpoint = "001-tuesday", Parent = "000-monday" }, Line(LedgerAct.Deleted) with { Checkpoint = "001-tuesday" }]);
        Approval.Verify(told.ToString(), "states");

        void Tell(string what, IReadOnlyList<LedgerLine> lines)
        {
            told.Append($"== {what} ==\n");
            for (var read = 1; read <= lines.Count; read++)
            {
                var (line, state) = (lines[read - 1], RehearsalState.Of(lines.Take(read)));
                told.Append($"{line.Act} {line.Checkpoint ?? line.Step ?? string.Join(", ", line.Steps ?? [])}".TrimEnd()).Append(
                    $": head {state.Head ?? "none"}; done {string.Join(", ", state.Done().Select(step => $"{step.Step} in {step.Checkpoint}"))}; checkpoints {state.Checkpoints.Count}");
                told.Append(state.Pending is { } pending ? $"; pending {pending.Step ?? string.Join(", ", pending.Steps!)}" : "").Append(state.PendingCheckpoint is { } saved ? $" in {saved.Checkpoint}" : "")
                    .Append(state.Waiting is { } waiting ? $"; waiting {waiting.Step}" : "").Append(state.Failure is { } failure ? $"; failed {failure.Step ?? string.Join(", ", failure.Steps!)}" : "").Append('\n');
            }

            told.Append('\n');
        }
    }

    private static IReadOnlyList<LedgerLine> Start => [Line(LedgerAct.Begun), Line(LedgerAct.Saved) with { Checkpoint = "000-start" }];

    private static IReadOnlyList<LedgerLine> Done =>
        [.. Start, Begins("a"), Saves("001-a", "000-start", "a"), Passes("a", "001-a"), Begins("b"), Saves("002-b", "001-a", "b"), Passes("b", "002-b")];

    private static LedgerLine Line(LedgerAct act) => s_line with { Act = act };

    private static LedgerLine Begins(string step) => Line(LedgerAct.StepStarted) with { Step = step, StepDigest = "digest" };

    private static LedgerLine Saves(string checkpoint, string parent, string step) => Line(LedgerAct.Saved) with { Checkpoint = checkpoint, Parent = parent, Step = step, StepDigest = "digest" };

    private static LedgerLine Passes(string step, string checkpoint) => Line(LedgerAct.StepPassed) with { Step = step, Checkpoint = checkpoint };

    private static LedgerLine Fails(string step, string checkpoint) => Line(LedgerAct.StepFailed) with { Step = step, Checkpoint = checkpoint };
}
