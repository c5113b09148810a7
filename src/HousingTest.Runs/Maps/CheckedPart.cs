using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>Collects what was found out about one kind of things.</summary>
/// <param name="name">The kind.</param>
internal sealed class CheckedPart(string name)
{
    private readonly List<Problem> missing = [];
    private readonly List<MapNote> unsure = [];
    private int tried;

    public MapCheckPart Made => new(name, tried, missing, unsure);

    public void Tried() => tried++;

    public void Missing(Problem problem) => missing.Add(problem);

    public void Unsure(string where, string what, string why) => unsure.Add(new MapNote(where, what, why));
}
