namespace HousingTest.Definitions;

/// <summary>What the comments at the top of a database script say to the harness; any other comment is passed over.</summary>
/// <param name="Release">The release whose program the script is for, from <c>-- release: 2026.1</c>; null when it does not say.</param>
/// <param name="SystemRuns">True when it says <c>-- system: running</c>: else the system is stopped meanwhile, as for a patch in a maintenance window.</param>
public sealed record ScriptHead(string? Release, bool SystemRuns)
{
    /// <summary>Reads the comment lines with which a script begins.</summary>
    public static ScriptHead Read(string script)
    {
        string? release = null;
        var runs = false;
        foreach (var line in script.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).TakeWhile(line => line.Length == 0 || line.StartsWith("--", StringComparison.Ordinal)))
        {
            if (line.TrimStart('-').Split(':', 2, StringSplitOptions.TrimEntries) is not [var key, { Length: > 0 } value])
                continue;
            if (string.Equals(key, "release", StringComparison.OrdinalIgnoreCase))
                release = value;
            else if (string.Equals(key, "system", StringComparison.OrdinalIgnoreCase))
                runs = string.Equals(value, "running", StringComparison.OrdinalIgnoreCase);
        }

        return new ScriptHead(release, runs);
    }
}
