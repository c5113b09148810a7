using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>A system under test that answers: a process that was started for the copy, or one that runs elsewhere.</summary>
internal interface IRunningSystem : IAsyncDisposable
{
    /// <summary>Where it answers, without a slash at the end.</summary>
    string Address { get; }

    /// <summary>The problem when it ended though nobody stopped it; null as long as it runs, or when nobody can know.</summary>
    Problem? Trouble { get; }

    /// <summary>Errors that it wrote since the last time.</summary>
    Task<IReadOnlyList<SystemError>> TakeErrorsAsync(CancellationToken ct);
}
