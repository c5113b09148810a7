using System.Text;
using HousingTest.Environments;
using HousingTest.Model;
using HousingTest.Runs.Maps;

namespace HousingTest.Cli.Maps;

/// <summary>The file that a draft goes to. It never overwrites one.</summary>
/// <param name="Path">Full path.</param>
/// <param name="Shown">The same as people are shown it.</param>
public sealed record DraftFile(string Path, string Shown)
{
    /// <summary>Name of the map in it.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Looks, before any work is done, whether the file may be written.</summary>
    /// <exception cref="ProblemException">HT-MAP-030 when something is there already.</exception>
    public static DraftFile Claim(Workspace workspace, string output)
    {
        var path = System.IO.Path.GetFullPath(output);
        var file = new DraftFile(path, workspace.Show(path));
        return System.IO.Path.Exists(path) ? throw MapProblems.DraftExists(file.Shown) : file;
    }

    /// <summary>Writes it.</summary>
    /// <exception cref="ProblemException">HT-MAP-030 when somebody else wrote one meanwhile, HT-MAP-032 when the folder cannot be written to.</exception>
    public void Write(string text)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!);
            using var file = new FileStream(Path, FileMode.CreateNew);
            file.Write(Encoding.UTF8.GetBytes(text));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw File.Exists(Path) ? MapProblems.DraftExists(Shown) : MapProblems.DraftNotWritten(Shown, refused);
        }
    }
}
