using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Makes the differences of one screen.</summary>
/// <param name="scenario">Id of the scenario.</param>
/// <param name="screen">The screen on the candidate.</param>
/// <param name="number">Its place among the scenario's screens that both runs have.</param>
internal sealed class ScreenDifferences(string scenario, ScreenSeen screen, int number)
{
    private readonly string member = $"{screen.Name} {screen.Device} {number.ToString(CultureInfo.InvariantCulture)}";

    public string Screen => screen.Name;

    /// <summary>A field or column that the screen did not have before.</summary>
    public Difference Gained(string field, string example) => Make(DifferenceKind.ScreenField, field, Direction.More, "", screen.Title, "", example);

    /// <summary>A field or column that the screen no longer has.</summary>
    public Difference Lost(string field, string example) => Make(DifferenceKind.ScreenField, field, Direction.Fewer, "", screen.Title, example, "");

    /// <summary>What stands in a field or a line; null where the side has no such line.</summary>
    public Difference Value(string field, int index, string? before, string? after) =>
        Make(DifferenceKind.Screen, field, Way(before, after), index.ToString(CultureInfo.InvariantCulture), screen.Title, before ?? "", after ?? "");

    /// <summary>What stands in a cell.</summary>
    public Difference Cell(string column, string row, string subject, string before, string after) =>
        Make(DifferenceKind.Screen, column, Direction.Changed, row, subject, before, after);

    /// <summary>A row of a table that only one side has.</summary>
    public Difference Line(string table, string row, string? before, string? after) =>
        Make(DifferenceKind.Screen, table, Way(before, after), row, screen.Title, before ?? "", after ?? "");

    /// <summary>Rows that stand in another order.</summary>
    public Difference Order(string table, string before, string after) =>
        Make(DifferenceKind.Screen, table, Direction.Order, "", screen.Title, before, after);

    private static string Way(string? before, string? after) => before is null ? Direction.More : after is null ? Direction.Fewer : Direction.Changed;

    private Difference Make(DifferenceKind kind, string field, string direction, string at, string subject, string before, string after) =>
        new(kind, scenario, screen.Name, field, direction, "", $"{member} {at}", subject, Words.Short(before), Words.Short(after));
}
