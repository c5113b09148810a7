using System.Diagnostics;
using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>The command that starts a system, its places filled: the environment's own, or one that runs a container with the same settings.</summary>
internal static class SystemLaunch
{
    private static readonly string[] s_late = ["{address}", "{host}", "{port}"];

    /// <summary>Describes the process.</summary>
    /// <param name="start">What to start.</param>
    /// <param name="address">Where it is to listen.</param>
    /// <param name="container">Name of the container; null when it is none.</param>
    public static ProcessStartInfo Describe(SystemStart start, string address, string? container)
    {
        var definition = start.Environment.Start;
        var where = $"{start.Environment.File}:{definition.Line}";
        var places = Places.Join(start.Places, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["address"] = address,
            ["host"] = new Uri(address).Host,
            ["port"] = new Uri(address).Port.ToString(CultureInfo.InvariantCulture),
        });
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
            Prepare(program, start, places);
            return program;
        }

        Dictionary<string, string> Settings(IReadOnlyDictionary<string, string> known) => SettingsOf(definition, known, where);
    }

    /// <summary>Gives a process of the test copy its surroundings: nothing of ours, what says whose it is, and the environment's settings. A setting whose place is not known yet is left out.</summary>
    public static void Prepare(ProcessStartInfo program, SystemStart start, IReadOnlyDictionary<string, string> places)
    {
        ChildEnvironment.PrepareSystem(program);
        if (start.Places.TryGetValue("copy", out var copy))
            ChildEnvironment.Mark(program, copy);
        var definition = start.Environment.Start;
        var known = places.ContainsKey("address") ? definition : definition with { Settings = WithoutAddress(definition.Settings) };
        foreach (var (name, value) in SettingsOf(known, places, $"{start.Environment.File}:{definition.Line}"))
            program.Environment[name] = value;
    }

    private static Dictionary<string, string> WithoutAddress(IReadOnlyDictionary<string, string> settings) => settings
        .Where(setting => !s_late.Any(place => setting.Value.Contains(place, StringComparison.OrdinalIgnoreCase)))
        .ToDictionary(setting => setting.Key, setting => setting.Value, StringComparer.Ordinal);

    private static Dictionary<string, string> SettingsOf(StartDefinition definition, IReadOnlyDictionary<string, string> known, string where) => definition.Settings.ToDictionary(
        setting => setting.Key, setting => Places.Fill(setting.Value, known, where), StringComparer.Ordinal);
}
