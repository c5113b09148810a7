using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Differences that will be told in one sentence.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Where">Entity, screen, channel, file, source or step.</param>
/// <param name="Field">Field, or empty.</param>
/// <param name="Direction">Which way.</param>
/// <param name="Variant">What all members share (an amount, a pair of values, the cause); null when members have several.</param>
/// <param name="Members">In the order of the plan, then by name.</param>
internal sealed record PatternGroup(DifferenceKind Kind, string Where, string Field, string Direction, string? Variant, IReadOnlyList<Difference> Members)
{
    /// <summary>The same for the same pattern, however many members it has.</summary>
    public string Id { get; } = "D-" + Digest.OfText(string.Join('\n', Kind.ToString(), Where, Field, Direction, Variant is null ? "several" : "one " + Variant))[..8];

    /// <summary>One member for each fact of the business: the same account's debit for the same week is one, in however many scenarios it is posted.</summary>
    public IReadOnlyList<Difference> Facts { get; } = Distinct(Members);

    /// <summary>How many facts.</summary>
    public int Count => Facts.Count;

    /// <summary>Id of the pattern that it follows from; null when it is none's consequence.</summary>
    public string? Follows => string.Equals(Direction, Comparison.Direction.Follows, StringComparison.Ordinal) ? Variant : null;

    // Two equal payments in one scenario are two; the same two in another scenario are no more.
    private static List<Difference> Distinct(IReadOnlyList<Difference> members)
    {
        var often = new Dictionary<(string Scenario, string Fact), int>();
        var told = new HashSet<(string Fact, int Nth)>();
        return [.. members.Where(member => member.Fact is not { } fact || told.Add((fact, Nth(member.Scenario, fact))))];

        int Nth(string scenario, string fact) => often[(scenario, fact)] = often.GetValueOrDefault((scenario, fact)) + 1;
    }
}
