using System.Diagnostics;

namespace HousingTest.Environments;

/// <summary>The command that starts a system, its places filled: the environment's own, or one that runs a container with the same settings.</summary>
internal static class SystemLaunch
{
    /// <summary>Describes the process.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="address">Where it is to listen.</param>
    /// <param name="container">Name of the container; null when it is none.</param>
    public static ProcessStartInfo Describe(SystemStart start, string address, string? container)
    {
        var definition = start.Environment.Start;
        var where = $"{start.Environment.File}:{definition.Line}";
        var places = Places.Join(start.Places, new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = address });
        var info = start.Container is { } inside
            ? ContainerEngine.ForThisMachine().Run(inside, container!, Settings(ContainerEngine.Inside(inside, places)))
            : Program();
        info.UseShellExecute = false;
        info.WorkingDirectory = start.Folder;
        info.RedirectStandardInput = info.RedirectStandardOutput = info.RedirectStandardError = true;
        info.CreateNoWindow = true;
        return info;

        ProcessStartInfo Program()
        {
            var program = new ProcessStartInfo(Places.Fill(definition.Command, places, where), definition.Arguments.Select(text => Places.Fill(text, places, where)));
            ChildEnvironment.PrepareSystem(program);
            if (start.Places.TryGetValue("copy", out var copy))
                ChildEnvironment.Mark(program, copy);
            foreach (var (name, value) in Settings(places))
                program.Environment[name] = value;
            return program;
        }

        Dictionary<string, string> Settings(IReadOnlyDictionary<string, string> known) => definition.Settings.ToDictionary(
            setting => setting.Key, setting => Places.Fill(setting.Value, known, where), StringComparer.Ordinal);
    }
}
