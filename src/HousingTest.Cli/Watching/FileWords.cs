using HousingTest.Environments;

namespace HousingTest.Cli.Watching;

/// <summary>Feature files as people see them.</summary>
internal static class FileWords
{
    /// <summary>From a path as plans say it.</summary>
    public static string Of(Workspace workspace, string planned) => Path.IsPathRooted(planned) ? workspace.Show(planned) : $"features/{planned}";
}
