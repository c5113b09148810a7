namespace ReferenceHousing.Letters;

/// <summary>A message that was sent about an account.</summary>
public sealed record LetterSent
{
    public required string SentAt { get; init; }

    public required string Name { get; init; }

    /// <summary>One of <see cref="Messages.Channel"/>.</summary>
    public required string Channel { get; init; }

    /// <summary>What it was: STATEMENT, RENT_INCREASE, a stage of the arrears ladder.</summary>
    public required string Template { get; init; }
}
