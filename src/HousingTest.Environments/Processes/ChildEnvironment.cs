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

    private static void Remove(ProcessStartInfo start, Func<string, bool> unwanted)
    {
        foreach (var name in start.Environment.Keys.Where(unwanted).ToList())
            start.Environment.Remove(name);
    }
}
