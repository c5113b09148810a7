using HousingTest.Databases;

namespace HousingTest.Environments;

/// <summary>How the database of a test copy goes back between scenarios, as <c>database.reset</c> of the environment says.</summary>
internal interface IResetStrategy
{
    /// <summary>What it goes back to, and since when changes are known. Another one after each reset that the journal did not live through.</summary>
    JournalMark Mark { get; }

    /// <summary>Goes back.</summary>
    Task<RewindResult> ResetAsync(CancellationToken ct);
}
