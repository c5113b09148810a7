using System.Globalization;
using HousingTest.Definitions;
using HousingTest.Environments;
using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>A map, and where in its file each thing stands.</summary>
/// <param name="Map">What it says.</param>
/// <param name="Lines">On which line.</param>
public sealed record LocatedMap(SystemMap Map, MapLines Lines)
{
    /// <summary>Reads a map by its name or path.</summary>
    /// <exception cref="ProblemException">It is not there, or all that is wrong with it.</exception>
    public static LocatedMap Read(Workspace workspace, string nameOrPath)
    {
        var file = SystemMapFile.Find(workspace.Root, nameOrPath);
        return new LocatedMap(SystemMapFile.Read(workspace.Root, file), MapLines.Read(workspace.Root, file));
    }

    /// <summary>A map that is in no file.</summary>
    public static LocatedMap Unwritten(SystemMap map) => new(map, MapLines.Parse(""));

    /// <summary>File and line of a thing, by its path of keys as <see cref="MapLines.Of"/> takes it.</summary>
    public string At(params IReadOnlyList<string> path) => string.Create(CultureInfo.InvariantCulture, $"{Map.File}:{Lines.Of(path)}");
}
