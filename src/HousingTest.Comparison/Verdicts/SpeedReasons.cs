using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Reasons that lie in timings. They hold no measured figure: those are in <c>speed.json</c> and in the report.</summary>
internal static class SpeedReasons
{
    public static IEnumerable<Reason> Of(SpeedComparison speed) => speed.Items
        .Where(item => item.Answer == SpeedAnswer.Slower)
        .Select(item => new Reason("HT-VER-012", "speed", $"{Subject(item)} is slower", "beyond chance, and enough to matter; rests on timings", null, item.Scenarios));

    private static string Subject(SpeedItem item) => item.Kind switch
    {
        SpeedKind.Job => $"The {item.Name}",
        SpeedKind.Call => $"The call \"{item.Name}\"",
        _ => $"The screen \"{item.Name}\"",
    };
}
