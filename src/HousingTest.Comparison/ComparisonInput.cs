using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>All that a comparison looks at.</summary>
/// <param name="Map">The system map through which every run was made.</param>
/// <param name="Baseline">The release in use.</param>
/// <param name="BaselineAgain">The same once more, to learn what is noise; null when nothing is known of noise.</param>
/// <param name="Candidate">The release that wants to reach live.</param>
/// <param name="CandidateAgain">The candidate once more, over the scenarios that differed, to learn what is unsteady; null when they did not run again.</param>
public sealed record ComparisonInput(SystemMap Map, RunRecord Baseline, RunRecord? BaselineAgain, RunRecord Candidate, RunRecord? CandidateAgain);
