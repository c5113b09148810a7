using System.Diagnostics;
using HousingTest.Environments;
using Shouldly;

namespace HousingTest.Tests.Cli;

/// <summary>
/// A checkout of a test's own, which costs no build: the command line of this one, linked into another folder, beside links to what it reads. Its rehearsals, its test copies and what is up in it are the
/// test's alone, so that nothing of a person's is killed, and nothing of the test's is left among a person's.
/// </summary>
internal sealed class OwnCheckout : IDisposable
{
    // The ending of the name tells a program which build it is of.
    private const string Programs = "Release/cli";

    private readonly TemporaryFolder _folder = new();

    public OwnCheckout()
    {
        Directory.CreateDirectory(Repository.Workspace.Releases);
        Directory.CreateDirectory(Path.Combine(_folder["Release"]));
        Directory.CreateDirectory(_folder[".housingtest"]);
        foreach (var shared in (string[])["HousingTest.sln", "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "environments", "fixtures", "features", "src", ".housingtest/releases"])
            File.CreateSymbolicLink(_folder[shared], Path.Combine(Repository.Root, shared));
        var built = Path.GetDirectoryName(BuiltProgram.Of(Repository.Workspace, "src/HousingTest.Cli", "HousingTest.Cli").Assembly)!;
        // Links of files and not of their folder, which a program would see through.
        using var copy = Process.Start("sh", ["-c", "cp -al \"$0\" \"$1\" 2> /dev/null || { rm -rf \"$1\" && cp -a \"$0\" \"$1\"; }", built, _folder[Programs]]);
        copy.WaitForExit();
        copy.ExitCode.ShouldBe(0);
        Workspace = new Workspace(_folder.Path);
    }

    /// <summary>Its folders.</summary>
    public Workspace Workspace { get; }

    /// <summary>Its command line.</summary>
    public string Assembly => _folder[$"{Programs}/HousingTest.Cli.dll"];

    /// <summary>Writes a file into it, and answers its path relative to it.</summary>
    public string Write(string relative, string text)
    {
        _folder.Write(relative, text);
        return relative;
    }

    public void Dispose() => _folder.Dispose();
}
