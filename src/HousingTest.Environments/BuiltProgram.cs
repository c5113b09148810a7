namespace HousingTest.Environments;

/// <summary>A program of this repository, built beside the one that runs and in the same configuration.</summary>
/// <param name="Project">Its project's folder in the repository: <c>src/HousingTest.Bench</c>.</param>
/// <param name="Assembly">Path of its assembly.</param>
/// <param name="Configuration"><c>Debug</c> or <c>Release</c>.</param>
public sealed record BuiltProgram(string Project, string Assembly, string Configuration)
{
    private static readonly string s_release = $"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}";

    /// <summary>Whether somebody has built it.</summary>
    public bool IsThere => File.Exists(Assembly);

    /// <summary>What to do when nobody has.</summary>
    public string Remedy => $"dotnet build {Project} -c {Configuration}";

    /// <summary>The program of a project.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="project">The project's folder in it.</param>
    /// <param name="name">Name of its assembly, without its ending.</param>
    public static BuiltProgram Of(Workspace workspace, string project, string name)
    {
        var configuration = AppContext.BaseDirectory.Contains(s_release, StringComparison.Ordinal) ? "Release" : "Debug";
        // A build for use is compiled for this machine, in a folder of its own (Directory.Build.props).
        var folder = configuration is "Release" ? "publish" : "";
        return new BuiltProgram(project, Path.Combine(workspace.Root, project, "bin", configuration, "net10.0", folder, name + ".dll"), configuration);
    }
}
