namespace HousingTest.Cli.Gates;

/// <summary><c>gate.json</c>: which runs a gate compared, when and how it was asked for. The one file of a gate that holds a time.</summary>
/// <param name="Id">Folder name under <c>gates/</c>.</param>
/// <param name="Command">What was typed.</param>
/// <param name="JudgedOn">The day on which waivers were judged.</param>
/// <param name="Baseline">Id of the first baseline run.</param>
/// <param name="BaselineAgain">Id of the second; null when the baseline ran once.</param>
/// <param name="Candidate">Id of the candidate's run.</param>
/// <param name="CandidateAgain">Id of the run of its differing scenarios; null when there was none.</param>
/// <param name="Files">Every file of the gate but this one → SHA-256.</param>
public sealed record GateRecord(
    string Id, string Command, DateOnly JudgedOn, string Baseline, string? BaselineAgain, string Candidate, string? CandidateAgain,
    IReadOnlyDictionary<string, string> Files);
