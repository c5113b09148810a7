using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>Where PostgreSQL's own programs lie on this machine.</summary>
public static class PostgresPrograms
{
    // Debian keeps the server's programs off the path, a folder for each version.
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>The folder of the newest version with a server. Throws HT-ENV-061 where there is none.</summary>
    public static string Find() => TryFind() ?? throw new ProblemException(Problems.NoPostgres(Installed));

    /// <summary>The same; null where there is none.</summary>
    public static string? TryFind()
    {
        var versions = Directory.Exists(Installed)
            ? Directory.EnumerateDirectories(Installed).OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
            : Enumerable.Empty<string>();
        var onPath = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return versions.Select(folder => Path.Combine(folder, "bin")).Concat(onPath).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "postgres")));
    }
}
