namespace ReferenceHousing.Arrears;

/// <summary>Which step an account's arrears take next. One step at a time; a step down goes all the way.</summary>
public static class ArrearsLadder
{
    /// <summary>£5.00: below it nothing is owed that is worth a message.</summary>
    public const long TextMessageFromPence = 500;

    /// <summary>£10.00.</summary>
    public const long LetterFromPence = 1000;

    /// <summary>A notice needs this many weeks' charges owed.</summary>
    public const int NoticeFromWeeks = 4;

    /// <summary>The stage that the account goes to today, or null when it stays where it is.</summary>
    public static string? NextStage(ArrearsPosition account, DateOnly today)
    {
        if (account.BalancePence < TextMessageFromPence)
            return account.Stage == Stage.None ? null : Stage.None;
        if (account.PausedUntil > today || account.AgreementKept)
            return null;

        var owedBeforeGrace = account.BalancePence - account.RecentDebitPence;
        var dueForLetter = owedBeforeGrace >= LetterFromPence;
        var daysInStage = today.DayNumber - (account.StageOn ?? DateOnly.MinValue).DayNumber;
        return account.Stage switch
        {
            Stage.None or Stage.TextMessage when dueForLetter => Stage.Letter1,
            Stage.None when account.BalancePence < LetterFromPence => Stage.TextMessage,
            Stage.Letter1 when dueForLetter && daysInStage >= 14 => Stage.Letter2,
            Stage.Letter2 when OwesFourWeeks(account, owedBeforeGrace) && daysInStage >= 7 => Stage.Notice,
            Stage.Notice when dueForLetter && daysInStage >= 28 && NoticeHolds(account, today) => Stage.CourtWarning,
            Stage.CourtWarning when dueForLetter && daysInStage >= 14 && NoticeHolds(account, today) => Stage.Court,
            _ => null,
        };
    }

    private static bool OwesFourWeeks(ArrearsPosition account, long owed) =>
        account.WeeklyChargesPence > 0 && owed >= NoticeFromWeeks * account.WeeklyChargesPence;

    /// <summary>A notice supports going to court from its effective date until it expires.</summary>
    private static bool NoticeHolds(ArrearsPosition account, DateOnly today) =>
        today >= account.NoticeEffectiveOn && today <= account.NoticeExpiresOn;
}
