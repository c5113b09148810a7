namespace ReferenceHousing.Repairs;

/// <summary>A danger to health that a repair is to remove. Its clocks are those of Awaab's Law, from 27 October 2025.</summary>
public sealed record Hazard(string Kind, string Severity)
{
    public const string Emergency = "EMERGENCY";
    public const string Significant = "SIGNIFICANT";

    public static readonly IReadOnlyList<string> Kinds = ["DAMP_AND_MOULD", "FIRE", "ELECTRICAL", "FALLS", "EXCESS_COLD", "HYGIENE"];

    public static readonly IReadOnlyList<string> Severities = [Significant, Emergency];

    /// <summary>In the order in which the duties follow one another.</summary>
    public IReadOnlyList<HazardClock> Clocks { get; init; } = [];

    /// <summary>The hazard of a report, or null when it names none; refused when it does not fit the report.</summary>
    public static Hazard? Checked(RepairReport report)
    {
        if (string.IsNullOrWhiteSpace(report.Hazard))
            return null;
        if (!Kinds.Contains(report.Hazard))
            throw new RefusedException(Refusal.Invalid, "Hazard", $"Hazard must be one of {string.Join(", ", Kinds)}");
        if (report.Severity is null || !Severities.Contains(report.Severity))
            throw new RefusedException(Refusal.Invalid, "Severity", $"Severity must be one of {string.Join(", ", Severities)}");
        if (report.Severity == Emergency && report.Priority is not (Repairs.Priority.Immediate or Repairs.Priority.Emergency))
            throw new RefusedException(Refusal.Invalid, "Priority", "Priority of an emergency hazard must be IMMEDIATE or EMERGENCY");
        return new Hazard(report.Hazard, report.Severity);
    }
}

/// <summary>One duty of the landlord's and by when it must be done.</summary>
public sealed record HazardClock
{
    /// <summary>One of <see cref="HazardClocks.Duties"/>.</summary>
    public required string Duty { get; init; }

    public DateOnly DueOn { get; init; }

    /// <summary>Instant, where hours count.</summary>
    public string? DueAt { get; init; }

    /// <summary>The day past which there is no excuse, where the law names one.</summary>
    public DateOnly? LatestOn { get; init; }

    public string? DoneAt { get; init; }

    /// <summary>None until it is done.</summary>
    public bool? InTime { get; init; }

    /// <summary>The last day or instant as people read it.</summary>
    public string Due => DueAt is { } instant ? Wording.Moment(instant) : Wording.Date(DueOn);
}
