namespace ReferenceHousing.Arrears;

/// <summary>An account as the nightly review reads it.</summary>
internal sealed record ReviewedAccount
{
    public long AccountId { get; init; }

    public long TenancyId { get; init; }

    public required string Reference { get; init; }

    public required string PaymentReference { get; init; }

    public required string Stage { get; init; }

    public DateOnly? StageOn { get; init; }

    public DateOnly? PausedUntil { get; init; }

    public long BalancePence { get; init; }

    public long RecentDebitPence { get; init; }

    public long WeeklyChargesPence { get; init; }

    public DateOnly? NoticeEffectiveOn { get; init; }

    public DateOnly? NoticeExpiresOn { get; init; }

    /// <summary>What the ladder decides by.</summary>
    public ArrearsPosition Position(bool agreementKept) => new()
    {
        Stage = Stage,
        StageOn = StageOn,
        BalancePence = BalancePence,
        RecentDebitPence = RecentDebitPence,
        WeeklyChargesPence = WeeklyChargesPence,
        PausedUntil = PausedUntil,
        AgreementKept = agreementKept,
        NoticeEffectiveOn = NoticeEffectiveOn,
        NoticeExpiresOn = NoticeExpiresOn,
    };
}
