using HousingTest.Databases;

namespace HousingTest.Environments;

/// <summary>Undoes by the journal what was changed since the mark, and nothing else: the usual way.</summary>
/// <param name="database">Whose rows.</param>
/// <param name="mark">Where to.</param>
internal sealed class RewindReset(ITestDatabase database, JournalMark mark) : IResetStrategy
{
    public JournalMark Mark => mark;

    public Task<RewindResult> ResetAsync(CancellationToken ct) => database.RewindAsync(mark, ct);
}
