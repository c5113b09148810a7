namespace HousingTest.Comparison;

/// <summary>What all members of a pattern have in common so far; grows with neither their number nor their size.</summary>
internal sealed class CommonTraits
{
    // More would hide the one that matters.
    private const int Most = 3;
    private List<Trait>? common;
    private string kin = "";

    /// <summary>One member more; without a bearer nothing is known of it, and so nothing is common.</summary>
    public void Add(Bearer? bearer, string field, Lens lens)
    {
        if (bearer is null)
        {
            common = [];
        }
        else if (common is null)
        {
            common = [.. bearer.Traits(lens, field).Distinct()];
            kin = bearer.Kin;
        }
        else if (common.Count > 0)
        {
            common.RemoveAll(trait => !bearer.Has(trait));
        }
    }

    /// <summary>What members of both have in common.</summary>
    public void Add(CommonTraits other)
    {
        if (common is null)
            (common, kin) = (other.common is null ? null : [.. other.common], other.kin);
        else if (other.common is { } others)
            common.RemoveAll(trait => !others.Contains(trait));
    }

    /// <summary>Phrases such as <c>all on rent accounts with service charges</c>; what is true of every row, differing or not, explains nothing and is left out.</summary>
    public IEnumerable<string> Phrases(Commonplace commonplace)
    {
        var telling = (common ?? []).Where(trait => !commonplace.IsOfAll(kin, trait)).ToList();
        var strong = telling.Where(trait => !trait.Weak).ToList();
        return (strong.Count > 0 ? strong : telling).Select(trait => trait.Phrase).Distinct(StringComparer.Ordinal).Take(Most);
    }
}
