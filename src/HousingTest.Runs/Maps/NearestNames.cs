using HousingTest.Model;

namespace HousingTest.Runs.Maps;

/// <summary>Which of the names that are there somebody may have meant.</summary>
public static class NearestNames
{
    private const int Told = 3;

    /// <summary>
    /// Up to three names, nearest first: a few letters away, or with a word in common, for a vendor's <c>RENT_ACCT</c> is no slip of the finger for <c>rent_account</c>.
    /// </summary>
    public static IReadOnlyList<string> To(string name, IEnumerable<string> known) =>
    [
        .. known.Distinct(StringComparer.Ordinal)
            .Select(candidate => (Name: candidate, Distance: EditDistance.Of(name, candidate), Common: Words(name).Intersect(Words(candidate), StringComparer.OrdinalIgnoreCase).Sum(word => word.Length)))
            .Where(candidate => IsNear(name, candidate.Name, candidate.Distance) || candidate.Common > 0)
            .OrderBy(candidate => candidate.Distance - (2 * candidate.Common))
            .ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Take(Told)
            .Select(candidate => candidate.Name),
    ];

    /// <summary>True when a name is another one but for a few letters.</summary>
    public static bool IsNear(string name, string other) => IsNear(name, other, EditDistance.Of(name, other));

    /// <summary>The nearest, else all when they are few, in a sentence; what to say where there is none at all.</summary>
    public static string Tell(string name, IReadOnlyCollection<string> known, string none)
    {
        const int few = 12;
        if (known.Count == 0)
            return none;
        var near = To(name, known);
        if (near.Count > 0)
            return $"the nearest: {string.Join(", ", near)}";
        return known.Count <= few ? $"there are: {string.Join(", ", known)}" : $"there are {known.Count}: {string.Join(", ", known.Take(few))} and more";
    }

    private static bool IsNear(string name, string other, int distance) => distance <= Math.Max(2, Math.Max(name.Length, other.Length) / 3);

    // Short words such as "id" and "on" are common to everything.
    private static IEnumerable<string> Words(string name) => name.Split('_', ' ', '-', '.').Where(word => word.Length > 2);
}
