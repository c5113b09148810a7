using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>What a system needs before it can start for the first time: what must be on the machine, the files that its test copy gets, and the commands that install it there.</summary>
/// <param name="environment">What says all of it.</param>
public sealed class SystemInstallation(EnvironmentDefinition environment)
{
    /// <summary>Throws HT-ENV-040, once for each thing that is not on this machine.</summary>
    public void ExpectNeeds()
    {
        var missing = environment.Start.Needs.Where(need => !IsHere(need.Key)).ToList();
        if (missing.Count > 0)
            throw new ProblemException([.. missing.Select(need => Problems.NotInstalled($"{environment.File}:{environment.Start.Line}", need.Key, need.Value))]);
    }

    /// <summary>Lays the files into the test copy's folder, each under its own name.</summary>
    internal void CopyFiles(Workspace workspace, string folder)
    {
        foreach (var named in environment.Files)
        {
            var (from, to) = (Path.Combine(workspace.Root, named), Path.Combine(folder, Path.GetFileName(named)));
            if (File.Exists(from))
                File.Copy(from, to);
            else
                CopyFolder(from, to);
        }
    }

    /// <summary>Runs the commands in the test copy's folder, one after the other. Throws HT-ENV-041 with the last lines of one that fails, and HT-ENV-020 for one that cannot be run.</summary>
    internal async Task RunCommandsAsync(SystemStart start, string folder, CancellationToken ct)
    {
        var where = $"{environment.File}:{environment.Start.Line}";
        foreach (var words in environment.Start.Before)
        {
            if (await CopyCommand.RunAsync(start, words, address: null, folder, where, ct) is { } failed)
                throw new ProblemException(Problems.BeforeStart(start.Environment, start.Release, string.Join(' ', words), failed));
        }
    }

    private static bool IsHere(string need) => need.Contains('/', StringComparison.Ordinal) || Path.IsPathRooted(need)
        ? Path.Exists(need)
        : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Any(folder => File.Exists(Path.Combine(folder, need)) || (OperatingSystem.IsWindows() && File.Exists(Path.Combine(folder, need + ".exe"))));

    private static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        foreach (var inner in Directory.EnumerateDirectories(from))
            CopyFolder(inner, Path.Combine(to, Path.GetFileName(inner)));
    }
}
