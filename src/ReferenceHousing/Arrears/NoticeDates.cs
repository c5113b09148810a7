namespace ReferenceHousing.Arrears;

/// <summary>The dates of a notice of seeking possession.</summary>
/// <param name="ServedOn">The day on which it is sent.</param>
/// <param name="EffectiveOn">The first Monday, which is the first day of a rent week, at least four weeks after it was served.</param>
/// <param name="ExpiresOn">Twelve months after it took effect.</param>
public sealed record NoticeDates(DateOnly ServedOn, DateOnly EffectiveOn, DateOnly ExpiresOn)
{
    public static NoticeDates ServedToday(DateOnly today)
    {
        var effective = today.AddDays(28);
        while (effective.DayOfWeek != DayOfWeek.Monday)
            effective = effective.AddDays(1);
        return new NoticeDates(today, effective, effective.AddMonths(12));
    }
}
