using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A break as it was found: with its values as they are, and not yet judged.</summary>
/// <param name="Field">The field, or empty where it is about the row.</param>
/// <param name="What">What kind of change.</param>
/// <param name="Key">Parts of the row's key, or of the group.</param>
/// <param name="Left">Value on the first side; null when it has no such row.</param>
/// <param name="Right">Value on the second.</param>
/// <param name="Type">What the values are, for masking.</param>
internal sealed record FoundBreak(string Field, string What, IReadOnlyList<KeyPart> Key, string? Left, string? Right, ReconciledType Type)
{
    /// <summary>Where to look on the first side.</summary>
    public string? LeftRow { get; init; }

    /// <summary>Where to look on the second.</summary>
    public string? RightRow { get; init; }

    /// <summary>Money at stake, regardless of sign; null where none is known.</summary>
    public long? Pence { get; init; }

    /// <summary>The second side less the first; null where that says nothing.</summary>
    public long? Net { get; init; }

    /// <summary>The key as people write it.</summary>
    public static string Told(IEnumerable<string> parts) => string.Join(" / ", parts.Select(part => part.Length == 0 ? "nothing" : part));
}

/// <summary>A part of a key, with what it is, for masking.</summary>
internal readonly record struct KeyPart(string Text, ReconciledType Type);
