namespace ReferenceHousing.Payments;

/// <summary>A cash file that was imported.</summary>
public sealed record CashBatch
{
    public long Id { get; init; }

    public required string FileName { get; init; }

    public required string ImportedAt { get; init; }

    public int RecordCount { get; init; }

    /// <summary>What the file's trailer says, as money received.</summary>
    public long TrailerTotalPence { get; init; }

    /// <summary>What reached rent accounts, as money received; the rest is in suspense.</summary>
    public long PostedTotalPence { get; init; }

    /// <summary>Payments whose reference no account has.</summary>
    public int SuspenseCount { get; init; }

    public long SuspenseTotalPence => TrailerTotalPence - PostedTotalPence;
}
