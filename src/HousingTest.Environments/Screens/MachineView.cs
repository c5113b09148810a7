namespace HousingTest.Environments;

/// <summary>What looking for a browser needs to know of a machine; a test gives a machine that it makes up.</summary>
/// <param name="System">Its operating system.</param>
/// <param name="Variable">Value of an environment variable; null when it is not set.</param>
/// <param name="FileExists">True for a file that is there.</param>
/// <param name="FoldersIn">Full paths of the folders in a folder; empty when it is not there.</param>
public sealed record MachineView(
    MachineSystem System, Func<string, string?> Variable, Func<string, bool> FileExists, Func<string, IReadOnlyList<string>> FoldersIn)
{
    /// <summary>The machine that this runs on.</summary>
    public static MachineView OfThisMachine() => new(
        OperatingSystem.IsWindows() ? MachineSystem.Windows : OperatingSystem.IsMacOS() ? MachineSystem.Mac : MachineSystem.Linux,
        Environment.GetEnvironmentVariable,
        File.Exists,
        folder => Directory.Exists(folder) ? Directory.GetDirectories(folder) : []);
}

/// <summary>Operating systems that differ in where browsers lie.</summary>
public enum MachineSystem
{
    /// <summary>Linux and what is like it.</summary>
    Linux,

    /// <summary>macOS.</summary>
    Mac,

    /// <summary>Windows.</summary>
    Windows,
}
