namespace HousingTest.Environments;

/// <summary>How Chromium is started for a test copy.</summary>
internal static class BrowserArguments
{
    /// <summary>Marks the process as that of one test copy; Chromium passes over switches that it doesn't know.</summary>
    public static string MarkOf(string copyId) => $"--housingtest-copy={copyId}";

    public static IReadOnlyList<string> For(string copyId)
    {
        List<string> arguments =
        [
            MarkOf(copyId),
            // Whatever is not on this machine is looked for behind a proxy on a port where nothing listens, and fails at once: a test copy must
            // not reach out, and a page must not wait for what it cannot get. Chromium goes past a proxy to its own machine by itself.
            "--proxy-server=http://127.0.0.1:9",
            "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
            "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        ];
        // Chromium refuses to run as root with its sandbox, and containers often run as root.
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
            arguments.Add("--no-sandbox");
        return arguments;
    }
}
