using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace HousingTest.Databases.Postgres;

/// <summary>A schema as the statements that make it: PostgreSQL's own pg_dump writes them, which knows every kind of thing that a schema may hold.</summary>
internal sealed class SchemaDump(Session session)
{
    private const string Installed = "/usr/lib/postgresql";

    /// <summary>The statements of all that is in the database, the harness's own schema too. HT-DB-021 where no pg_dump can write them.</summary>
    public async Task<string> WriteAsync(CancellationToken cancellationToken)
    {
        var start = Describe(session.ConnectionText);
        try
        {
            using var process = Process.Start(start) ?? throw DatabaseProblems.NoDump(session.Place, "pg_dump did not start");
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            try
            {
                await process.WaitForExitAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return process.ExitCode == 0 ? await output : throw DatabaseProblems.NoDump(session.Place, (await errors).Trim());
        }
        catch (Win32Exception missing)
        {
            throw DatabaseProblems.NoDump(session.Place, $"pg_dump could not be started: {missing.Message}");
        }
    }

    /// <summary>
    /// The statements alone: what is meant for psql is left out, and so is what would be set for the connection beyond the transaction.
    /// </summary>
    public static IEnumerable<string> Statements(string dump)
    {
        var lines = dump.Split('\n').Where(line =>
            !line.StartsWith("\\restrict", StringComparison.Ordinal) && !line.StartsWith("\\unrestrict", StringComparison.Ordinal));
        foreach (var (_, statement) in StatementReader.Read(string.Join('\n', lines)))
        {
            // How long anything may take is ours to say.
            if (statement.StartsWith("SET ", StringComparison.Ordinal) && statement.Contains("_timeout", StringComparison.Ordinal))
                continue;
            if (statement.StartsWith("SELECT pg_catalog.set_config('search_path'", StringComparison.Ordinal))
                yield return "SELECT pg_catalog.set_config('search_path', '', true)";
            else if (statement.StartsWith("SET ", StringComparison.Ordinal))
                yield return "SET LOCAL " + statement["SET ".Length..];
            else
                yield return Script.Whole(statement);
        }
    }

    private static ProcessStartInfo Describe(NpgsqlConnectionStringBuilder connection)
    {
        var start = new ProcessStartInfo(Find())
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])["--schema-only", "--encoding=UTF8", "--no-password", $"--dbname={connection.Database}"])
            start.ArgumentList.Add(argument);
        start.Environment["PGAPPNAME"] = Writer.Harness;
        start.Environment["PGHOST"] = connection.Host;
        start.Environment["PGPORT"] = connection.Port.ToString(CultureInfo.InvariantCulture);
        if (connection.Username is not null)
            start.Environment["PGUSER"] = connection.Username;
        if (connection.Password is not null)
            start.Environment["PGPASSWORD"] = connection.Password;
        return start;
    }

    /// <summary>Debian keeps one for each version; the newest reads older servers too.</summary>
    private static string Find() => !Directory.Exists(Installed) ? "pg_dump" : Directory.EnumerateDirectories(Installed)
        .Select(folder => (Version: int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0, File: Path.Combine(folder, "bin", "pg_dump")))
        .Where(found => File.Exists(found.File)).OrderByDescending(found => found.Version).Select(found => found.File).FirstOrDefault("pg_dump");
}
