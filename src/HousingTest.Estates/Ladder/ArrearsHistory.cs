namespace HousingTest.Estates.Ladder;

/// <summary>What was done about an account's arrears.</summary>
/// <param name="Stage">The stage on the estate's day.</param>
/// <param name="Actions">Steps taken, oldest first; the last one led to the stage.</param>
/// <param name="Agreement">The latest agreement, or null.</param>
/// <param name="Notice">The notice served, or null.</param>
internal sealed record ArrearsHistory(string Stage, IReadOnlyList<ActionTaken> Actions, AgreementMade? Agreement, NoticeServed? Notice)
{
    /// <summary>The day of the step that led to the stage; null without one.</summary>
    public DateOnly? StageOn => Actions.Count == 0 ? null : Actions[^1].On;
}

/// <summary>A step on the ladder.</summary>
/// <param name="Type">As the stage that it leads to.</param>
/// <param name="On">Its day.</param>
/// <param name="BalancePence">What was owed at the end of that day.</param>
internal sealed record ActionTaken(string Type, DateOnly On, long BalancePence);

/// <summary>A promise to pay by instalments.</summary>
/// <param name="StartsOn">Day of the first instalment.</param>
/// <param name="InstalmentPence">Each instalment.</param>
/// <param name="Frequency">weekly, fortnightly, monthly.</param>
/// <param name="State">active, broken, ended.</param>
internal sealed record AgreementMade(DateOnly StartsOn, long InstalmentPence, string Frequency, string State);

/// <summary>A notice of seeking possession: effective on the first Monday at least four weeks after it was served, for twelve months.</summary>
/// <param name="ServedOn">Day on which it was served.</param>
internal sealed record NoticeServed(DateOnly ServedOn)
{
    /// <summary>The first day of a rent week, at least 28 days later.</summary>
    public DateOnly EffectiveOn => RentCalendar.MondayOf(ServedOn.AddDays(28 + 6));

    /// <summary>Twelve months after it took effect.</summary>
    public DateOnly ExpiresOn => EffectiveOn.AddMonths(12);
}
