using System.Globalization;

namespace HousingTest.Runs;

/// <summary>Which share of a plan somebody asked for: <c>2/3</c> is the second of three.</summary>
/// <param name="Index">From 1.</param>
/// <param name="Of">How many there are.</param>
public sealed record ShardChoice(int Index, int Of)
{
    /// <summary>Reads <c>i/n</c>; null when it is none.</summary>
    public static ShardChoice? Parse(string text) =>
        text.Split('/') is [var index, var of]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var which)
            && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && which >= 1 && which <= number
            ? new ShardChoice(which, number)
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Index}/{Of}");
}
