using System.Reflection;

namespace HousingTest.Runs;

/// <summary>The version of HousingTest that a run or a gate was made with.</summary>
public static class ToolVersion
{
    /// <summary><c>HousingTest 0.1.0</c>, without build metadata.</summary>
    public static string Text { get; } =
        "HousingTest " + (typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0");
}
