namespace ReferenceHousing.Arrears;

/// <summary>Where an account stands on the ladder, with all that was done about it.</summary>
public sealed record ArrearsCase
{
    public string Stage { get; init; } = Arrears.Stage.None;

    public DateOnly? StageOn { get; init; }

    public DateOnly? PausedUntil { get; init; }

    public string? PauseReason { get; init; }

    public IReadOnlyList<ArrearsAction> Actions { get; init; } = [];

    public IReadOnlyList<Agreement> Agreements { get; init; } = [];

    public IReadOnlyList<Notice> Notices { get; init; } = [];
}

/// <summary>A step that was taken.</summary>
public sealed record ArrearsAction
{
    public required string ActionType { get; init; }

    public DateOnly TakenOn { get; init; }

    public long BalancePence { get; init; }
}

/// <summary>A notice that was served.</summary>
public sealed record Notice
{
    public long Id { get; init; }

    /// <summary>NOSP: notice of seeking possession.</summary>
    public required string NoticeType { get; init; }

    public DateOnly ServedOn { get; init; }

    public DateOnly EffectiveOn { get; init; }

    public DateOnly ExpiresOn { get; init; }

    /// <summary>Everyone whom it names.</summary>
    public IReadOnlyList<string> People { get; init; } = [];
}
