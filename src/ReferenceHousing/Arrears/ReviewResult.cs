namespace ReferenceHousing.Arrears;

/// <summary>What a nightly review did.</summary>
public sealed record ReviewResult
{
    public DateOnly ReviewedOn { get; init; }

    /// <summary>Accounts that owed something or stood on the ladder.</summary>
    public int Accounts { get; init; }

    /// <summary>For each stage, how many accounts went there tonight.</summary>
    public required IReadOnlyDictionary<string, int> Stages { get; init; }

    public int AgreementsBroken { get; init; }

    /// <summary>Text messages, e-mails and letters.</summary>
    public int Messages { get; init; }

    /// <summary>Accounts left as they were because a message could not be handed over; the next review tries again.</summary>
    public int Failed { get; init; }
}
