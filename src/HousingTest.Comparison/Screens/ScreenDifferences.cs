using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Makes the differences of one screen.</summary>
/// <param name="scenario">Id of the scenario.</param>
/// <param name="screen">The screen on the candidate.</param>
/// <param name="number">Its place among the scenario's screens that both runs have.</param>
/// <param name="place">Its place among the baseline's screens, by which noise in it is known.</param>
/// <param name="looked">Takes in the lines of tables that are looked at.</param>
internal sealed class ScreenDifferences(string scenario, ScreenSeen screen, int number, int place, LookedAt looked)
{
    private readonly string member = $"{screen.Name} {screen.Device} {number.ToString(CultureInfo.InvariantCulture)}";

    public string Screen => screen.Name;

    /// <summary>Takes in a line of a table.</summary>
    public Line See(string table, ScreenRow row) => looked.See($"{screen.Name} {table}", row.Cells);

    /// <summary>A field or column that the screen did not have before.</summary>
    public Difference Gained(string field, string example) => Make(DifferenceKind.ScreenField, field, Direction.More, "", screen.Title, "", example);

    /// <summary>A field or column that the screen no longer has.</summary>
    public Difference Lost(string field, string example) => Make(DifferenceKind.ScreenField, field, Direction.Fewer, "", screen.Title, example, "");

    /// <summary>What stands in a field or a line; null where the side has no such line.</summary>
    public Difference Value(string field, int index, string? before, string? after) =>
        Make(DifferenceKind.Screen, field, Way(before, after), index.ToString(CultureInfo.InvariantCulture), screen.Title, before ?? "", after ?? "") with
        {
            Element = before is null ? Like(after!) : $"{Place} {before}",
        };

    /// <summary>What stands in a cell; <paramref name="at"/> tells its row of the baseline's table from all others of the screen.</summary>
    public Difference Cell(string column, string row, string at, string subject, string before, string after, Line? line = null) =>
        Make(DifferenceKind.Screen, column, Direction.Changed, row, subject, before, after) with
        {
            Element = $"{Place} {at}",
            Line = line,
        };

    /// <summary>A row of a table that only one side has.</summary>
    public Difference Line(string table, string row, string at, string? before, string? after) =>
        Make(DifferenceKind.Screen, table, Way(before, after), row, screen.Title, before ?? "", after ?? "") with
        {
            Element = before is null ? Like(after!) : $"{Place} {at}",
        };

    /// <summary>Rows that stand in another order.</summary>
    public Difference Order(string table, string before, string after) =>
        Make(DifferenceKind.Screen, table, Direction.Order, "", screen.Title, before, after);

    private string Place => place.ToString(CultureInfo.InvariantCulture);

    private string Like(string text) => $"{Place} like {Quantities.Shape(text)}";

    private static string Way(string? before, string? after) => before is null ? Direction.More : after is null ? Direction.Fewer : Direction.Changed;

    private Difference Make(DifferenceKind kind, string field, string direction, string at, string subject, string before, string after) =>
        new(kind, scenario, screen.Name, field, direction, "", $"{member} {at}", subject, Words.Short(before), Words.Short(after))
        {
            Delta = kind == DifferenceKind.Screen && string.Equals(direction, Direction.Changed, StringComparison.Ordinal) ? Quantities.Difference(before, after) : null,
        };
}
