using System.Runtime.InteropServices;

namespace HousingTest.Comparison;

/// <summary>
/// What is true of every row that any scenario changed on either release, table by table, and of every message by a template: if all are of
/// secure tenancies, that those that differ are too explains nothing. Only what is still true of all seen so far is kept.
/// </summary>
internal sealed class Commonplace(Lens lens)
{
    private readonly Dictionary<string, List<Trait>> shared = new(StringComparer.Ordinal);

    /// <summary>Takes in what both releases did in one scenario.</summary>
    public void See(IEnumerable<Bearer> bearers)
    {
        foreach (var bearer in bearers)
        {
            ref var traits = ref CollectionsMarshal.GetValueRefOrAddDefault(shared, bearer.Kin, out _);
            if (traits is null)
            {
                traits = [.. bearer.Traits(lens, "")];
                continue;
            }

            for (var index = traits.Count - 1; index >= 0; index--)
            {
                if (!bearer.Has(traits[index]))
                    traits.RemoveAt(index);
            }
        }
    }

    /// <summary>True when all have it.</summary>
    public bool IsOfAll(string kin, Trait trait) => shared.TryGetValue(kin, out var traits) && traits.Contains(trait);
}
