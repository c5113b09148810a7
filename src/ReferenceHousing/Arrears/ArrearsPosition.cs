namespace ReferenceHousing.Arrears;

/// <summary>All that the ladder looks at for one account.</summary>
public sealed record ArrearsPosition
{
    /// <summary>One of <see cref="Arrears.Stage"/>.</summary>
    public string Stage { get; init; } = Arrears.Stage.None;

    /// <summary>The day on which the stage was reached; none in records that never said.</summary>
    public DateOnly? StageOn { get; init; }

    /// <summary>Positive owes.</summary>
    public long BalancePence { get; init; }

    /// <summary>Rent debited within the last seven days: letters and notices give a week's grace to pay it.</summary>
    public long RecentDebitPence { get; init; }

    /// <summary>A week's charges of all kinds, before any is spread.</summary>
    public long WeeklyChargesPence { get; init; }

    public DateOnly? PausedUntil { get; init; }

    /// <summary>There is an agreement to pay by instalments, and none was missed.</summary>
    public bool AgreementKept { get; init; }

    /// <summary>The latest notice's first day on which the court may be asked.</summary>
    public DateOnly? NoticeEffectiveOn { get; init; }

    /// <summary>The last day of the latest notice.</summary>
    public DateOnly? NoticeExpiresOn { get; init; }
}
