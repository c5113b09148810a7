using System.Collections;
using System.Diagnostics.CodeAnalysis;
using HousingTest.Model;

namespace HousingTest.Runs;

/// <summary>
/// The outcomes of a run as they lie in its folder: each is read when it is asked for and kept by nobody, so that a run of ten thousand
/// scenarios takes no more memory than its largest one. Who needs an outcome twice holds on to it.
/// </summary>
/// <param name="written">Ids of the scenarios that have an outcome, in the order of the plan.</param>
/// <param name="read">Reads one; throws <see cref="ProblemException"/> when it cannot be read.</param>
internal sealed class WrittenOutcomes(IReadOnlyList<string> written, Func<string, Outcome> read) : IReadOnlyDictionary<string, Outcome>
{
    private readonly HashSet<string> known = written.ToHashSet(StringComparer.Ordinal);

    public IEnumerable<string> Keys => written;

    public IEnumerable<Outcome> Values => written.Select(read);

    public int Count => written.Count;

    public Outcome this[string key] =>
        TryGetValue(key, out var outcome) ? outcome : throw new KeyNotFoundException($"the scenario {key} has no outcome");

    public bool ContainsKey(string key) => known.Contains(key);

    public bool TryGetValue(string key, [MaybeNullWhen(false)] out Outcome value)
    {
        value = known.Contains(key) ? read(key) : null;
        return value is not null;
    }

    public IEnumerator<KeyValuePair<string, Outcome>> GetEnumerator() => written.Select(id => KeyValuePair.Create(id, read(id))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
