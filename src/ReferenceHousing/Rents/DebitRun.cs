namespace ReferenceHousing.Rents;

/// <summary>The header of a weekly debit run.</summary>
public sealed record DebitRun
{
    public long Id { get; init; }

    /// <summary>A Monday; no two runs have the same.</summary>
    public DateOnly WeekStartsOn { get; init; }

    public required string RunAt { get; init; }

    /// <summary>Accounts that were debited.</summary>
    public int Accounts { get; init; }

    /// <summary>Worked out before anything was posted.</summary>
    public long HeaderTotalPence { get; init; }

    /// <summary>Summed from what was posted.</summary>
    public long PostedTotalPence { get; init; }
}
