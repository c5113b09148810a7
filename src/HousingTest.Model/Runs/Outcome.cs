using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary><c>scenarios/&lt;id&gt;/outcome.json</c>: all that one scenario did, without a time or a path of the machine.</summary>
/// <param name="Scenario">Id of the planned scenario.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Steps">Its steps, in order, with those that were not reached.</param>
/// <param name="Changes">The net change of every row since the mark, ordered by table and then by when it was first touched.</param>
/// <param name="Subjects">What is known of the rows that changed rows are, or refer to: their labels and traits, for people and for grouping.</param>
/// <param name="Screens">Screens that it stopped at, in order.</param>
/// <param name="Messages">Messages that the system sent, in order.</param>
/// <param name="Files">Files that the system produced.</param>
/// <param name="Errors">Errors of the server and of the browser.</param>
public sealed record Outcome(
    string Scenario, ScenarioStatus Status, IReadOnlyList<StepResult> Steps,
    [property: JsonConverter(typeof(RowChangesJsonConverter))] IReadOnlyList<RowChange> Changes, IReadOnlyList<Subject> Subjects,
    IReadOnlyList<ScreenSeen> Screens, IReadOnlyList<MessageSent> Messages, IReadOnlyList<FileProduced> Files, IReadOnlyList<SystemError> Errors)
{
    /// <summary>The day, and the references of its own, on a system that is neither set to a day nor put back; null on a test copy, where both are always the same.</summary>
    public Occasion? Occasion { get; init; }
}

/// <summary>How a scenario, or a step of it, ended.</summary>
public enum ScenarioStatus
{
    /// <summary>Every step did what it says.</summary>
    Passed,

    /// <summary>A step or a hook failed.</summary>
    Failed,

    /// <summary>Not reached, or skipped.</summary>
    NotRun,
}

/// <summary>One step as it went.</summary>
/// <param name="Text">Keyword and text as written: <c>When Monday's debit run has run</c>.</param>
/// <param name="Line">Line in the feature file.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Failure">Why it failed, for people; null otherwise.</param>
/// <param name="Gap">What its definition lacks, when it failed for that; null otherwise.</param>
public sealed record StepResult(string Text, int Line, ScenarioStatus Status, string? Failure, StepGap? Gap = null);

/// <summary>Why a step could not even try.</summary>
public enum StepGap
{
    /// <summary>No definition reads as it does.</summary>
    Undefined,

    /// <summary>Several definitions do, or what they take does not fit.</summary>
    Ambiguous,

    /// <summary>Its definition says that it is not finished.</summary>
    Pending,
}

/// <summary>What happened to a row between the mark and the end of the scenario, net.</summary>
/// <param name="Table">Table name.</param>
/// <param name="Before">The row at the mark; null when it was inserted since.</param>
/// <param name="After">The row at the end; null when it was deleted.</param>
public sealed record RowChange(string Table, IReadOnlyDictionary<string, Value>? Before, IReadOnlyDictionary<string, Value>? After);

/// <summary>A row that people have a name for.</summary>
/// <param name="Entity">Entity of the map.</param>
/// <param name="Key">Its key as text.</param>
/// <param name="Label">What people call it: <c>RA-000123</c>; null when it has no name.</param>
/// <param name="Traits">What is true of it: <c>with service charges</c>.</param>
/// <param name="On">The subject that it belongs to (a transaction's account), when the row itself has no label.</param>
public sealed record Subject(string Entity, string Key, string? Label, IReadOnlyList<string> Traits, SubjectKey? On);

/// <summary>Names a subject.</summary>
public sealed record SubjectKey(string Entity, string Key);

/// <summary>A screen at which a scenario stopped to look.</summary>
/// <param name="Name">Screen of the map, or <c>unknown</c>.</param>
/// <param name="Device"><c>desktop</c>, or a phone by name.</param>
/// <param name="Title">Title of the page.</param>
/// <param name="Aria">ARIA snapshot (Playwright's YAML).</param>
/// <param name="Screenshot">PNG beside the outcome: <c>screens/1.png</c>.</param>
public sealed record ScreenSeen(string Name, string Device, string Title, string Aria, string Screenshot);

/// <summary>A message that the trap caught.</summary>
/// <param name="Channel"><c>sms</c>, <c>email</c> or <c>letter</c>.</param>
/// <param name="Template">The template's id.</param>
/// <param name="Recipient">Number, address, or first line of the letter's address.</param>
/// <param name="Fields">Personalisation.</param>
public sealed record MessageSent(string Channel, string Template, string Recipient, IReadOnlyDictionary<string, string> Fields);

/// <summary>A file that the system produced.</summary>
/// <param name="Name">File name.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
/// <param name="Path">Its copy beside the outcome: <c>files/1-name</c>.</param>
public sealed record FileProduced(string Name, string Digest, string Path);

/// <summary>An error that nobody asserted.</summary>
/// <param name="Source"><c>server</c> or <c>browser</c>.</param>
/// <param name="Text">Its first line, without times.</param>
public sealed record SystemError(string Source, string Text);
