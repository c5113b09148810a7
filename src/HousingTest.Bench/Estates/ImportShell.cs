using System.Diagnostics;

namespace HousingTest.Bench.Estates;

/// <summary>SQLite's own program, <c>sqlite3</c>: it writes ready files and imports them.</summary>
/// <param name="program">Where it is.</param>
internal sealed class ImportShell(string program)
{
    // What our own connection allows itself too.
    private const string Haste = "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA temp_store = MEMORY;\n";

    /// <summary>The program on the PATH; null without one.</summary>
    public static ImportShell? Find()
    {
        var name = OperatingSystem.IsWindows() ? "sqlite3.exe" : "sqlite3";
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return found is null ? null : new ImportShell(found);
    }

    /// <summary>Writes a file per table, ready to be imported.</summary>
    public Task ExportAsync(string database, IEnumerable<string> tables, string folder, CancellationToken cancellationToken) => RunAsync(
        database, ".mode csv\n.headers off\n" + string.Concat(tables.Select(table => $".once \"{Ready(folder, table)}\"\nSELECT * FROM {table};\n")), cancellationToken);

    /// <summary>Imports them, each table in a transaction of its own, without foreign keys.</summary>
    public Task ImportAsync(string database, IEnumerable<string> tables, string folder, CancellationToken cancellationToken) => RunAsync(
        database, Haste + ".mode csv\n" + string.Concat(tables.Select(table => $".import \"{Ready(folder, table)}\" {table}\n")), cancellationToken);

    private static string Ready(string folder, string table) => Path.Combine(folder, table + ".csv").Replace('\\', '/');

    private async Task RunAsync(string database, string input, CancellationToken cancellationToken)
    {
        using var process = Process.Start(new ProcessStartInfo(program, ["-batch", "-bail", database])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        })!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
            process.StandardInput.Close();
            await Task.WhenAll(output, error);
            await process.WaitForExitAsync(cancellationToken);
            if (process.ExitCode != 0 || (await error).Length > 0)
                throw BenchProblems.ProgramFailed("sqlite3", process.ExitCode, (await error).Trim());
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }
}
