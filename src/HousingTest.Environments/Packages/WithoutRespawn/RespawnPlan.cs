using System.Data.Common;

namespace HousingTest.Environments;

/// <summary>Stands where Respawn would: this build was made without the package.</summary>
internal static class RespawnPlan
{
    /// <summary>False: whoever asks for it is told so before anything is made.</summary>
    public static bool IsThere => false;

    public static Task<string> MakeAsync(DbConnection connection, IReadOnlyCollection<string> kept, CancellationToken ct) =>
        throw new NotSupportedException("this build has no Respawn");
}
