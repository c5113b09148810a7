using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs;

namespace HousingTest.Cli;

/// <summary>A mistake of ours: all that is known of it goes into a file to send us, and none of it onto the screen.</summary>
public static class CrashFile
{
    /// <summary>Writes the file and answers the problem to show.</summary>
    public static Problem Write(Workspace? workspace, string commandLine, Exception crash, TimeProvider time)
    {
        var folder = workspace is null ? Path.GetTempPath() : Path.Combine(workspace.Private, "crashes");
        var file = Path.Combine(folder, $"housingtest-crash-{Workspace.NewId(time)}.txt");
        try
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(file, $"{ToolVersion.Text}\n{System.Runtime.InteropServices.RuntimeInformation.OSDescription}\n{commandLine}\n\n{crash}\n");
        }
        catch (Exception unwritable) when (unwritable is IOException or UnauthorizedAccessException)
        {
            file = $"it could not be written: {unwritable.Message}";
        }

        return new Problem(
            "HT-CLI-090", "HousingTest made a mistake", workspace?.Show(file) ?? file, $"{crash.GetType().Name}: {crash.Message.Split('\n')[0]}",
            "send us that file; what was running has been stopped");
    }
}
