using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Rehearsals;

/// <summary>All that a rehearsal works with.</summary>
/// <param name="Workspace">The repository.</param>
/// <param name="Plan">The plan.</param>
/// <param name="Environment">The environment, as it was named.</param>
/// <param name="Definitions">What that says, with map and recipe.</param>
/// <param name="Crew">Who publishes, checks and asks.</param>
/// <param name="Time">What tells when.</param>
/// <param name="Who">Whose acts they are.</param>
/// <param name="Progress">Told in short lines what goes on.</param>
public sealed record RehearsalSetting(
    Workspace Workspace, RehearsalPlan Plan, string Environment, RunDefinitions Definitions, RehearsalCrew Crew, TimeProvider Time, string Who, IProgress<string> Progress);

/// <summary>What a rehearsal has done by others: they know of scenarios, pages and people.</summary>
/// <param name="Publish">Makes a release, as it is named, ready to start.</param>
/// <param name="Check">Finds out whether a check holds. What it looks at it leaves as it is.</param>
/// <param name="Ask">Has a person do something: true when it is done, false when the person stops, null when nobody is there.</param>
public sealed record RehearsalCrew(
    Func<string, CancellationToken, Task<PublishedRelease>> Publish,
    Func<CheckRequest, CancellationToken, Task<CheckAnswer>> Check,
    Func<ManualWork, CancellationToken, Task<bool?>> Ask);

/// <summary>A check that is to be made.</summary>
/// <param name="Check">Which.</param>
/// <param name="Checkpoint">The state that it is about, as a checkpoint from which copies are made.</param>
/// <param name="Saved">What that says of itself.</param>
/// <param name="Copy">A test copy in that very state, to be read and not to be changed; null where none runs.</param>
/// <param name="Evidence">Folder for what it finds.</param>
public sealed record CheckRequest(StepCheck Check, CheckpointFolder Checkpoint, Checkpoint Saved, TestCopy? Copy, string Evidence);

/// <summary>What a person is asked to do.</summary>
/// <param name="Step">The step.</param>
/// <param name="Instruction">What is to be done.</param>
/// <param name="Copy">The running system.</param>
public sealed record ManualWork(PlanStep Step, string Instruction, TestCopy Copy);
