namespace HousingTest.Estates.Repairs;

/// <summary>Repairs of one priority: how soon they must be done, and what they are about. Targets are those of one council.</summary>
/// <param name="Priority">immediate, emergency, urgent, normal, inspection.</param>
/// <param name="Share">Of all repairs; common practice, no published figure.</param>
/// <param name="Hours">Hours to the target; 0 where working days count.</param>
/// <param name="WorkingDays">Working days to the target; 0 where hours count.</param>
/// <param name="Descriptions">What is broken.</param>
internal sealed record RepairKind(string Priority, decimal Share, int Hours, int WorkingDays, IReadOnlyList<string> Descriptions)
{
    private static readonly IReadOnlyList<RepairKind> All =
    [
        new("immediate", 0.02m, 2, 0, ["Smell of gas in the hall", "Burst pipe above the ceiling", "Ceiling has come down in the bedroom"]),
        new("emergency", 0.15m, 24, 0,
            ["No heating and no hot water", "No electricity in the whole home", "Front door does not lock", "Only toilet is blocked", "Water comes through the light fitting"]),
        new("urgent", 0.25m, 0, 5,
            ["Kitchen tap cannot be turned off", "Extractor fan does not run", "Gutter leaks over the door", "Radiator stays cold in the living room", "Window does not close"]),
        new("normal", 0.50m, 0, 21,
            ["Kitchen drawer is loose", "Door sticks in damp weather", "Tiles have come off in the bathroom", "Fence panel is down", "Plaster is loose on the stairs", "Sink drains slowly"]),
        new("inspection", 0.08m, 0, 10, ["Damp patch on the outside wall", "Crack above the window", "Roof to be looked at after the storm"]),
    ];

    /// <summary>What operatives write when they are done.</summary>
    public static IReadOnlyList<string> Notes { get; } =
        ["Done, tenant shown", "Part renewed, tested", "Cleared and tested", "Made good, no further work", "Adjusted and tested"];

    /// <summary>The kind at a place from 0 to 1 when the shares lie end to end.</summary>
    public static RepairKind At(decimal place)
    {
        foreach (var kind in All)
        {
            if (place < kind.Share)
                return kind;
            place -= kind.Share;
        }

        return All[^1];
    }
}
