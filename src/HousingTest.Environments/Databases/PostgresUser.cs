using System.Diagnostics;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>PostgreSQL refuses to run as root, as a build in a container does; there it runs as a user that owns nothing else.</summary>
internal static class PostgresUser
{
    private static readonly string[] s_users = ["postgres", "nobody"];

    /// <summary>A program started as this user, or, where this is root, as an ordinary one, to whom the folder is given.</summary>
    public static async Task<ProcessStartInfo> DescribeAsync(string folder, IReadOnlyList<string> command, CancellationToken ct)
    {
        if (!Environment.IsPrivilegedProcess)
            return Start(command, folder);
        var known = (await File.ReadAllLinesAsync("/etc/passwd", ct)).Select(line => line.Split(':')[0]).ToHashSet(StringComparer.Ordinal);
        var user = Array.Find(s_users, known.Contains) ?? throw new ProblemException(Problems.PostgresDidNotStart("/etc/passwd", "there is no user postgres or nobody, and it does not run as root"));
        await CommandRun.RunAsync(Start(["chown", user, folder], folder), folder, ct);
        return Start(["setpriv", $"--reuid={user}", $"--regid={user}", "--init-groups", "--", .. command], folder);
    }

    private static ProcessStartInfo Start(IReadOnlyList<string> command, string folder) => new(command[0], command.Skip(1)) { WorkingDirectory = folder };
}
