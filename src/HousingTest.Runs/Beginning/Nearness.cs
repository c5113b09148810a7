using HousingTest.Gherkin.Language;

namespace HousingTest.Runs;

/// <summary>How near scenarios are to a title: by the words that they share, of which one that few scenarios have counts for more than one that many have.</summary>
internal sealed class Nearness
{
    // A scenario that has less of a title than that has it by chance.
    private const double Enough = 1 / 3.0;

    private readonly Dictionary<Pickle, HashSet<string>> _said;
    private readonly List<(HashSet<string> Alike, double Weight)> _words;
    private readonly double _all;

    /// <summary>Looks for the title's words in scenarios.</summary>
    /// <param name="title">What is to be written.</param>
    /// <param name="among">The scenarios that are there.</param>
    public Nearness(string title, IReadOnlyList<Pickle> among)
    {
        _said = among.ToDictionary<Pickle, Pickle, HashSet<string>>(
            pickle => pickle,
            pickle => LikeWords.In($"{pickle.Name} {string.Join(' ', pickle.Steps.Select(step => step.Text))}").ToHashSet(StringComparer.Ordinal),
            ReferenceEqualityComparer.Instance);
        var known = _said.Values.SelectMany(words => words).Distinct(StringComparer.Ordinal).ToList();
        _words = [.. LikeWords.In(title).Select(word => Weighed(known.Where(other => LikeWords.Fit(word, other)).ToHashSet(StringComparer.Ordinal)))];
        _all = _words.Sum(word => word.Weight);
    }

    /// <summary>From 0, nothing or next to nothing of the title, to 1, all of it that any scenario has.</summary>
    public double Of(Pickle pickle)
    {
        if (_all <= 0)
            return 0;
        var share = _words.Where(word => word.Alike.Overlaps(_said[pickle])).Sum(word => word.Weight) / _all;
        return share >= Enough ? share : 0;
    }

    // A word that no scenario has sets none apart, and neither does one that all have.
    private (HashSet<string> Alike, double Weight) Weighed(HashSet<string> alike)
    {
        var have = _said.Values.Count(alike.Overlaps);
        return (alike, have == 0 ? 0 : Math.Log((double)_said.Count / have));
    }
}
