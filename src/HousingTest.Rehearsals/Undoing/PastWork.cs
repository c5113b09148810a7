using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>What one step did, or the taking out of some.</summary>
/// <param name="Name">What people know it by.</param>
/// <param name="TakenOut">True for a step that is to be taken out; else it is kept.</param>
/// <param name="Changes">The net change of each row; gone through as often as it is asked for.</param>
internal sealed record PastWork(string Name, bool TakenOut, Func<IEnumerable<RowChange>> Changes);
