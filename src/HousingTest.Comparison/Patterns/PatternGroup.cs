using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Differences that will be told in one sentence.</summary>
/// <param name="Kind">What differs.</param>
/// <param name="Where">Entity, screen, channel, file, source or step.</param>
/// <param name="Field">Field, or empty.</param>
/// <param name="Direction">Which way; of money that follows from something there are several.</param>
/// <param name="Variant">What all members share (an amount, a pair of values); null when members have several.</param>
/// <param name="Follows">Id of the pattern that it follows from; null when it is none's consequence.</param>
/// <param name="Tally">Its members.</param>
internal sealed record PatternGroup(DifferenceKind Kind, string Where, string Field, string Direction, string? Variant, string? Follows, Tally Tally)
{
    /// <summary>The same for the same pattern, however many members it has.</summary>
    public string Id { get; } = IdOf(Kind, Where, Field, Direction, Variant, Follows);

    /// <summary>How many facts of the business.</summary>
    public int Count => Tally.Count;

    /// <summary>Id of a pattern by what it is.</summary>
    public static string IdOf(DifferenceKind kind, string where, string field, string direction, string? variant, string? follows) =>
        "D-" + Digest.OfText(string.Join('\n', follows is null
            ? [kind.ToString(), where, field, direction, variant is null ? "several" : "one " + variant]
            : [kind.ToString(), where, field, direction, "one " + follows]))[..8];
}
