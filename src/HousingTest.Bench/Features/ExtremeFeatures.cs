using System.Globalization;

namespace HousingTest.Bench.Features;

/// <summary>Files of a megabyte or less that ask for more than any machine has, or for one thing very often.</summary>
public static class ExtremeFeatures
{
    /// <summary>What each is, and its text.</summary>
    /// <param name="size">About how many characters; those that double with each column stay far below.</param>
    public static IEnumerable<(string What, string Text)> Of(int size)
    {
        yield return ("one line", new string('x', size));
        yield return ("one step", "Feature: F\n Scenario: S\n  Given " + new string('<', size));
        yield return ("one tag line", Repeated("@a ", size) + "\nFeature: F");
        yield return ("tag lines and nothing behind them", "Feature: F\n Scenario: S\n  Given x\n" + Repeated("@a\n", size));
        yield return ("tags between steps", "Feature: F\n Scenario: S\n" + Repeated("@a\nGiven x\n", size));
        yield return ("rows of one bar", "Feature: F\n Scenario: S\n  Given x\n" + Repeated("|\n", size));
        yield return ("one row", "Feature: F\n Scenario: S\n  Given x\n" + Repeated("|a", size) + "|");
        yield return ("lines that are not understood", "Feature: F\n Scenario: S\n  Given x\n" + Repeated("y\n", size));
        yield return ("an open text", "Feature: F\n Scenario: S\n  Given x\n   \"\"\"\n" + Repeated("\\\"\\\"\\\"\n", size));
        yield return ("comments", "Feature: F\n" + Repeated("#language:en\n", size));
        yield return ("scenarios", "Feature: F\n" + Repeated(" Scenario: S\n", size));
        yield return ("background steps before as many scenarios", "Feature: F\n Background:\n" + Repeated("* x\n", size / 2) + Repeated(" Scenario: S\n* y\n", size / 2));
        yield return ("feature tags on as many scenarios", Repeated("@a", size / 2) + "\nFeature: F\n" + Repeated(" Scenario: S\n* y\n", size / 2));
        yield return ("a long text for as many rows", "Feature: F\n Scenario: S\n* " + Repeated("<a>", size / 2) + "\n Examples:\n|a|\n" + Repeated("|b|\n", size / 2));
        yield return ("a long name for as many rows", "Feature: F\n Scenario: " + Repeated("x", size / 2) + "\n* y\n Examples:\n|a|\n" + Repeated("|b|\n", size / 2));
        yield return ("a long table for as many rows", "Feature: F\n Scenario: S\n* y\n" + Repeated("|a|\n", size / 2) + "\n Examples:\n|a|\n" + Repeated("|b|\n", size / 2));
        yield return ("values that double with each column", Doubling(60));
    }

    private static string Doubling(int columns)
    {
        var names = Enumerable.Range(0, columns + 1).Select(number => string.Create(CultureInfo.InvariantCulture, $"c{number}")).ToList();
        var values = names.Skip(1).Select(next => $"<{next}><{next}>").Append("x");
        return $"Feature: F\n Scenario: S\n* <c0>\n Examples:\n|{string.Join('|', names)}|\n|{string.Join('|', values)}|\n";
    }

    private static string Repeated(string piece, int size) => string.Concat(Enumerable.Repeat(piece, Math.Max(1, size / piece.Length)));
}
