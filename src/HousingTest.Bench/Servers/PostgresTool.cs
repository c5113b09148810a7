using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace HousingTest.Bench.Servers;

/// <summary>A client program of the server's own, such as pg_dump.</summary>
internal static class PostgresTool
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>Runs one to its end; HT-BENCH-004 when it is not there, or fails.</summary>
    public static async Task RunAsync(string name, NpgsqlConnection server, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        var connection = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        var start = new ProcessStartInfo(Find(name), arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        start.Environment["PGUSER"] = connection.Username;
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.WaitForExitAsync(cancellationToken);
            }
            finally
            {
                if (!process.HasExited)
                    process.Kill();
            }

            await output;
            if (process.ExitCode != 0)
                throw BenchProblems.ProgramFailed(name, process.ExitCode, (await error).Trim());
        }
        catch (Win32Exception missing)
        {
            throw BenchProblems.ProgramFailed(name, missing.NativeErrorCode, missing.Message);
        }
    }

    /// <summary>Debian keeps one for each version, beside the path.</summary>
    private static string Find(string name) => !Directory.Exists(Installed) ? name : Directory.EnumerateDirectories(Installed)
        .OrderByDescending(folder => int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0)
        .Select(folder => Path.Combine(folder, "bin", name)).FirstOrDefault(File.Exists, name);
}
