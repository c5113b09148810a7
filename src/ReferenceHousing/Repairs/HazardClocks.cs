using ReferenceHousing.Clock;

namespace ReferenceHousing.Repairs;

/// <summary>
/// When each duty of Awaab's Law is due. An emergency hazard is investigated and made safe in 24 hours. A significant one is investigated in 10
/// working days, the tenant has a written summary 3 working days after that, it is made safe within 5 and further works begin within 5, or at
/// most 12 weeks. Until the investigation is done, what follows it counts from the day on which it is due.
/// </summary>
public static class HazardClocks
{
    public const string Investigate = "INVESTIGATE";
    public const string SendSummary = "SEND_SUMMARY";
    public const string MakeSafe = "MAKE_SAFE";
    public const string BeginWorks = "BEGIN_WORKS";

    public static readonly IReadOnlyList<string> Duties = [Investigate, SendSummary, MakeSafe, BeginWorks];

    private const int EmergencyHours = 24;
    private const int LongestWaitDays = 12 * 7;

    /// <summary>By when the hazard must be investigated.</summary>
    public static Target Investigation(string severity, DateTimeOffset reported, WorkingCalendar calendar) => severity == Hazard.Emergency
        ? Target.At(reported.AddHours(EmergencyHours))
        : Target.By(calendar.After(HousingClock.DayOf(reported), 10));

    /// <summary>By when what follows the investigation must be done.</summary>
    /// <param name="severity">EMERGENCY or SIGNIFICANT.</param>
    /// <param name="emergencyStarts">One of <see cref="RepairPolicy.Starts"/>.</param>
    /// <param name="reported">When the landlord was told.</param>
    /// <param name="investigated">When the investigation was done, or by when it is due.</param>
    /// <param name="calendar">Working days.</param>
    public static IReadOnlyDictionary<string, (Target Due, DateOnly? LatestOn)> AfterInvestigation(
        string severity, string emergencyStarts, DateTimeOffset reported, Target investigated, WorkingCalendar calendar) =>
        new Dictionary<string, (Target, DateOnly?)>
        {
            [SendSummary] = (Target.By(calendar.After(investigated.On, 3)), null),
            [MakeSafe] = (severity == Hazard.Emergency
                ? Target.At((emergencyStarts == RepairPolicy.FromReport ? reported : investigated.Instant ?? reported).AddHours(EmergencyHours))
                : Target.By(calendar.After(investigated.On, 5)), null),
            [BeginWorks] = (Target.By(calendar.After(investigated.On, 5)), investigated.On.AddDays(LongestWaitDays)),
        };
}
