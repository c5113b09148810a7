using System.Diagnostics;

namespace HousingTest.Environments;

/// <summary>What a child process must not inherit: a surrounding build or test would steer it, and a test copy must not find its way out through a proxy.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] s_build = ["MSBUILD", "DOTNET_CLI_", "VSTEST", "TESTINGPLATFORM", "DOTNET_HOST_PATH", "DOTNET_STARTUP_HOOKS", "COREHOST_", "NUGET_PLUGIN_"];

    // MSBuild takes any environment variable as a property, case ignored; these change what is built.
    private static readonly string[] s_properties = ["Configuration", "Platform", "OutDir", "Version", "TargetFramework", "RuntimeIdentifier"];

    private static readonly string[] s_server = ["ASPNETCORE_", "DOTNET_ENVIRONMENT", "DOTNET_URLS", "HOUSINGTEST_", "Kestrel__", "Logging__"];

    private static readonly string[] s_proxies = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"];

    /// <summary>For a build: nothing of a surrounding MSBuild or test run; messages in English, since they are shown and searched.</summary>
    public static void PrepareBuild(ProcessStartInfo start)
    {
        Remove(start, name => s_build.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ||
            s_properties.Contains(name, StringComparer.OrdinalIgnoreCase));
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
    }

    /// <summary>For the system under test: the above, no settings of another web server, no proxy.</summary>
    public static void PrepareSystem(ProcessStartInfo start)
    {
        PrepareBuild(start);
        Remove(start, name => s_server.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) ||
            s_proxies.Contains(name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>
    /// Says of a process whose test copy it belongs to. It passes that on to all that it starts, so that a sweep finds also what was started a moment before the owner was
    /// killed, and stands in no lease. What it lays down and forgets goes with the copy.
    /// </summary>
    /// <param name="start">The process.</param>
    /// <param name="folder">The test copy's folder, which bears its id.</param>
    public static void Mark(ProcessStartInfo start, string folder)
    {
        start.Environment[CopyVariable] = Path.GetFileName(folder);
        var temporary = Directory.CreateDirectory(Path.Combine(folder, "tmp")).FullName;
        foreach (var variable in TemporaryPlace.Variables)
            start.Environment[variable] = temporary;
        // A process that is killed would leave its sockets for debuggers behind, in a folder that nobody clears.
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
    }

    /// <summary>The variable that holds the id of a process's test copy.</summary>
    public const string CopyVariable = "HOUSINGTEST_COPY";

    private static void Remove(ProcessStartInfo start, Func<string, bool> unwanted)
    {
        foreach (var name in start.Environment.Keys.Where(unwanted).ToList())
            start.Environment.Remove(name);
    }
}
