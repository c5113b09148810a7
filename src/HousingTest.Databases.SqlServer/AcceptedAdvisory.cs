using System.Reflection;
using Microsoft.Data.SqlClient;

namespace HousingTest.Databases.SqlServer;

/// <summary>A known hole of a package that is used all the same: what <c>doctor</c> shows, so that nobody takes it for unknown.</summary>
/// <param name="Package">The package.</param>
/// <param name="Version">Its version, as the running program has it.</param>
/// <param name="Advisory">Id of the advisory.</param>
/// <param name="Address">Where it can be read.</param>
/// <param name="MendedFrom">The version from which on it is mended.</param>
/// <param name="Why">Why it is accepted here.</param>
public sealed record AcceptedAdvisory(string Package, string Version, string Advisory, string Address, string MendedFrom, string Why)
{
    /// <summary>The one that comes with the driver of SQL Server; the build accepts it by the same id, for this project and those that refer to it.</summary>
    public static AcceptedAdvisory SqlClient { get; } = new(
        "Microsoft.Data.SqlClient", VersionOfSqlClient(), "CVE-2024-0056 (GHSA-98g6-xh36-x2p7)", "https://github.com/advisories/GHSA-98g6-xh36-x2p7", "2.1.7",
        "keep server and test machine on a network of your own, for somebody between them could read and change what they say to each other, though it is encrypted; or build with -p:SqlClientVersion=2.1.7 where a registry has that. It is accepted since a test copy holds nobody's data");

    /// <summary>True when the version in use is one that has the hole.</summary>
    public bool Applies => System.Version.TryParse(Version, out var version) && System.Version.TryParse(MendedFrom, out var mended) && version < mended;

    private static string VersionOfSqlClient() =>
        typeof(SqlConnection).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+', '-')[0] ?? "";
}
