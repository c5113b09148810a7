using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>Finds the acceptance of a break, the first in the file that fits.</summary>
/// <param name="accepted">All of them.</param>
/// <param name="today">The day on which they are judged.</param>
internal sealed class Acceptances(IReadOnlyList<AcceptedBreak> accepted, DateOnly today)
{
    private readonly ILookup<string, (AcceptedBreak Accepted, HashSet<string> Keys)> byControl = accepted.ToLookup(
        one => one.Control, one => (one, new HashSet<string>(one.Keys, StringComparer.Ordinal)), StringComparer.OrdinalIgnoreCase);

    /// <summary>True when its last day has passed.</summary>
    public bool IsExpired(AcceptedBreak one) => today > one.Until;

    /// <summary>The acceptance of a break; one that counts before one that has expired; null for none.</summary>
    public AcceptedBreak? Of(string control, FoundBreak found)
    {
        AcceptedBreak? expired = null;
        foreach (var (one, keys) in byControl[control])
        {
            var fits = (one.Field is null || string.Equals(one.Field, found.Field, StringComparison.OrdinalIgnoreCase))
                && (one.Pattern is null || string.Equals(one.Pattern, found.What, StringComparison.OrdinalIgnoreCase))
                && (keys.Count == 0 || keys.Contains(FoundBreak.Told(found.Key.Select(part => part.Text))));
            if (fits && !IsExpired(one))
                return one;
            expired ??= fits ? one : null;
        }

        return expired;
    }

    /// <summary>What became of each.</summary>
    /// <param name="counts">Id → how many breaks it is about.</param>
    public IReadOnlyList<AcceptedResult> Results(IReadOnlyDictionary<string, long> counts) =>
        [.. accepted.Select(one => new AcceptedResult(one.Id, one.Reason, one.Owner, one.Until, IsExpired(one), counts.GetValueOrDefault(one.Id)))];
}
