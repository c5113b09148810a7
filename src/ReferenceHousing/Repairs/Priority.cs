namespace ReferenceHousing.Repairs;

/// <summary>How soon a repair must be done: within hours that run day and night, or by the end of a working day.</summary>
/// <param name="Code">IMMEDIATE.</param>
/// <param name="Hours">Hours from the report; 0 for a priority that counts working days.</param>
/// <param name="WorkingDays">Working days after the day of the report; 0 for a priority that counts hours.</param>
public sealed record Priority(string Code, int Hours, int WorkingDays)
{
    public const string Immediate = "IMMEDIATE";
    public const string Emergency = "EMERGENCY";

    public static readonly IReadOnlyList<Priority> All =
    [
        new(Immediate, 2, 0), new(Emergency, 24, 0), new("URGENT", 0, 5), new("NORMAL", 0, 21), new("INSPECTION", 0, 10),
    ];

    public static readonly IReadOnlyList<string> Codes = [.. All.Select(priority => priority.Code)];

    /// <summary>The priority of a code; refused when there is none.</summary>
    public static Priority Of(string? code) => All.FirstOrDefault(priority => priority.Code == code)
        ?? throw new RefusedException(Refusal.Invalid, "Priority", $"Priority must be one of {string.Join(", ", Codes)}");

    /// <summary>By when a repair that was reported at an instant must be done.</summary>
    public Target TargetFor(DateTimeOffset reported, WorkingCalendar calendar) =>
        Hours > 0 ? Target.At(reported.AddHours(Hours)) : Target.By(calendar.After(Clock.HousingClock.DayOf(reported), WorkingDays));
}
