using System.Globalization;
using HousingTest.Model;
using Microsoft.Data.Sqlite;

namespace HousingTest.Environments;

/// <summary>Knows a full disk, whoever met it: a file that cannot be written, a database that cannot grow, a program that ends because of it.</summary>
public static class FullDisk
{
    /// <summary>Id of the problem.</summary>
    public const string ProblemId = "HT-ENV-035";

    // Errno of Linux and macOS, and what Windows says: no space left, and no more than the quota allows.
    private static readonly HashSet<int> s_codes = [28, 122, 69, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // SQLITE_FULL.
    private const int DatabaseFull = 13;

    // Where less is left, nothing can be written that is worth reading.
    private const long Least = 1L << 20;

    /// <summary>The problem when a full disk is behind a failure, or the disk is full now; null otherwise.</summary>
    /// <param name="workspace">Whose folders are looked at.</param>
    /// <param name="failure">What was thrown.</param>
    public static Problem? Behind(Workspace workspace, Exception failure)
    {
        var told = Chain(failure).FirstOrDefault(IsFull);
        var fullest = Places(workspace).OrderBy(place => place.Free).FirstOrDefault();
        if (told is null && fullest is not { Free: < Least })
            return null;
        var why = (told ?? failure) is ProblemException problem ? problem.Problems[0].What : (told ?? failure).Message.Split('\n')[0].Replace(workspace.Root + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
        return fullest.Folder is null ? null : Problems.DiskFull(workspace.Show(fullest.Folder), Said(fullest.Free), why);
    }

    private static bool IsFull(Exception failure) => failure switch
    {
        SqliteException database => database.SqliteErrorCode == DatabaseFull,
        IOException file => s_codes.Contains(file.HResult),
        _ => false,
    };

    private static IEnumerable<Exception> Chain(Exception failure) => failure is AggregateException several
        ? several.InnerExceptions.SelectMany(Chain)
        : failure.InnerException is { } inner ? Chain(inner).Prepend(failure) : [failure];

    private static IEnumerable<(string Folder, long Free)> Places(Workspace workspace)
    {
        foreach (var folder in new[] { workspace.Runs, workspace.Gates, workspace.Rehearsals, workspace.Copies, workspace.Releases, workspace.Leases, Path.GetTempPath() }.Where(Directory.Exists))
        {
            long free;
            try
            {
                free = new DriveInfo(folder).AvailableFreeSpace;
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
            {
                continue;
            }

            yield return (folder, free);
        }
    }

    private static string Said(long bytes) => bytes >= 1L << 30
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes >> 10} KB");
}
