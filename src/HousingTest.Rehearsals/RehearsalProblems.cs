using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Every problem of rehearsals and checkpoints, so that no id is used twice.</summary>
public static class RehearsalProblems
{
    internal static ProblemException LedgerChanged(string file, int line, string why) => new(new Problem(
        "HT-REH-001", "The ledger is not what was written, so nothing is done", $"{file}:{line.ToString(CultureInfo.InvariantCulture)}", why,
        "bring the ledger back from a backup; if that cannot be, begin another rehearsal with --as NAME: what this one says cannot be relied on"));

    /// <summary>Another command works on the rehearsal.</summary>
    public static ProblemException Busy(string rehearsal, string holder) => new(new Problem(
        "HT-REH-002", "Another command works on this rehearsal", rehearsal, holder, "wait until it has ended, or stop it with Ctrl-C where it runs"));

    /// <summary>There is no such rehearsal.</summary>
    public static ProblemException NotBegun(string? name, IReadOnlyList<string> known) => new(new Problem(
        "HT-REH-003", name is null ? "There is no rehearsal yet" : $"There is no rehearsal '{name}'", "rehearsals/",
        known.Count == 0 ? "" : $"there are: {string.Join(", ", known)}", $"{(known.Count == 0 ? "" : "name one of those, or ")}begin one: ./housingtest rehearse go-live"));

    /// <summary>A rehearsal of that name is under way.</summary>
    public static ProblemException UnderWay(string name, string told) => new(new Problem(
        "HT-REH-004", $"The rehearsal '{name}' has begun already", $"rehearsals/{name}", told,
        "go on with ./housingtest rehearse resume, go back with ./housingtest rehearse PLAN --from STEP, or begin another one with --as NAME"));

    internal static Problem StepChanged(RehearsalPlan plan, PlanStep step, string why) => new(
        "HT-REH-005", $"The step '{step.Name}' was changed after it ran", $"{plan.File}:{step.Line.ToString(CultureInfo.InvariantCulture)}", why,
        $"go back to before it with ./housingtest rehearse {plan.File} --from {step.Id}, or take it out and do it again: rehearse undo {step.Id}, then rehearse resume");

    internal static Problem StepGone(RehearsalPlan plan, string step) => new(
        "HT-REH-006", $"The plan no longer has the step '{step}', which has run", plan.File, "", "put it back into the plan, or go back to before it with --from and the step that now stands there");

    internal static Problem OrderChanged(RehearsalPlan plan, PlanStep step) => new(
        "HT-REH-007", $"The step '{step.Name}' stands before one that has run, and has not run itself", $"{plan.File}:{step.Line.ToString(CultureInfo.InvariantCulture)}",
        "", $"move it behind the last step that has run, or go back to before it with --from {step.Id}");

    internal static Problem StepsTurned(RehearsalPlan plan, PlanStep step, PlanStep earlier) => new(
        "HT-REH-007", $"The step '{step.Name}' stands before '{earlier.Name}', and ran after it", $"{plan.File}:{step.Line.ToString(CultureInfo.InvariantCulture)}",
        "", $"put them back in the order in which they ran, or go back to before them with --from {step.Id}");

    /// <summary>A step that the plan does not have.</summary>
    public static ProblemException NoStep(RehearsalPlan plan, string named) => new(new Problem(
        "HT-REH-008", $"The plan has no step '{named}'", plan.File, $"its steps are: {string.Join(", ", plan.Steps.Select(step => step.Id))}", "name one of them, or its number"));

    internal static Problem ActionRefused(PlanStep step, string where, string why) => new(
        "HT-REH-009", $"The step '{step.Name}' could not be done", where, why, "mend what it names, then ./housingtest rehearse resume");

    internal static ProblemException NoCheckpointBefore(string step) => new(new Problem(
        "HT-REH-010", $"There is no checkpoint from before the step '{step}'", "the rehearsal's checkpoints", "a step before it has not run, or its checkpoint was deleted",
        "./housingtest rehearse status shows what has run: begin further at the front"));

    internal static ProblemException CheckpointUnknown(string named, IReadOnlyList<string> known) => new(new Problem(
        "HT-REH-011", $"There is no checkpoint '{named}'", "rehearsals/", known.Count == 0 ? "there is none yet" : $"there are: {string.Join(", ", known.TakeLast(12))}",
        "see ./housingtest checkpoint list"));

    internal static ProblemException CheckpointNotLedgers(string folder) => new(new Problem(
        "HT-REH-012", "A checkpoint is not the one that the ledger names", folder, "its checkpoint.json has another digest than when it was saved", $"bring it back from a backup; or move {folder} elsewhere: what needs it will say so, and ./housingtest rehearse PLAN --from STEP goes back to before it"));

    internal static ProblemException LinesGone(string folder) => new(new Problem(
        "HT-REH-013", "Lines of the ledger are gone, so nothing is done", folder, "this checkpoint was saved after a line that the ledger does not have", "bring ledger.ndjson and ledger.ndjson.head back from a backup"));

    internal static ProblemException NotUndoable(string step, string why) => new(new Problem(
        "HT-REH-015", $"The step '{step}' cannot be taken out; nothing was changed", "the journal of the rehearsal", why,
        $"go back to before it and run the later steps again: ./housingtest rehearse PLAN --from {step}"));

    internal static ProblemException NotDone(string step, string rehearsal) => new(new Problem(
        "HT-REH-016", $"The step '{step}' has not run, or was taken out already", $"rehearsals/{rehearsal}", "", "./housingtest rehearse status shows what has run; another rehearsal is named by --rehearsal NAME"));

    internal static ProblemException NotWaiting(string step) => new(new Problem(
        "HT-REH-017", $"Nothing waits for a person at the step '{step}'", "the ledger", "", "./housingtest rehearse status shows what is next"));

    internal static ProblemException HasChildren(string id, IReadOnlyList<string> children) => new(new Problem(
        "HT-REH-018", $"The checkpoint '{id}' is not deleted", "rehearsals/", children.Count == 0 ? "work goes on from it" : $"{string.Join(", ", children)} came from it, and what was changed there is told from it",
        children.Count == 0 ? "go back to an earlier step first, with --from; or keep it" : "delete those first, or keep it"));

    /// <summary>A rehearsal that has begun goes on in its environment.</summary>
    public static ProblemException OtherEnvironment(string rehearsal, string began, string asked) => new(new Problem(
        "HT-REH-019", "A rehearsal goes on where it began", rehearsal, $"it began in the environment {began}, and {asked} was asked for", "leave --environment out, or begin another one with --as NAME"));

    /// <summary>A release is made from something else than when a checkpoint of it was saved.</summary>
    public static ProblemException ReleaseChanged(string release, string folder) => new(new Problem(
        "HT-REH-020", $"The release {release} is not what it was when the checkpoint was saved", folder, "it is made from something else now",
        "bring its patch, folder or source back to what it was, or run the step that installs it again with --from"));

    internal static ProblemException NothingToBisect(string why) => new(new Problem(
        "HT-REH-021", "There is nothing to look through", "the ledger", why, "run some steps first"));

    internal static ProblemException NothingVerified(string rehearsal) => new(new Problem(
        "HT-REH-022", "There is no verified checkpoint to practise with", rehearsal, "no checkpoint that was saved here can be proved to be what it was", "run a step first"));

    /// <summary>A rehearsal that has begun goes on with its plan.</summary>
    public static ProblemException OtherPlan(string rehearsal, string began, string asked) => new(new Problem(
        "HT-REH-023", "A rehearsal goes on with the plan that it began with", rehearsal, $"it began with {began}, and {asked} was asked for", "name that plan, or begin another rehearsal with --as NAME"));
}
