using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>What was read of a database and found in it, in words.</summary>
internal static class AdoptionWords
{
    /// <summary>How much was read.</summary>
    public static string Read(DatabaseReading reading) => string.Create(
        CultureInfo.InvariantCulture, $"{Count(reading.Rows, "row")} in {Count(reading.Tables, "table")}: {Count(reading.Texts, "text")}, and {Count(reading.Documents, "document")} or other bytes");

    /// <summary>What was found.</summary>
    public static string Found(DatabaseReading reading)
    {
        var (identifiers, unreadable) = (reading.Identifiers.Sum(finding => finding.Count), reading.Unreadable.Sum(finding => finding.Count));
        return string.Create(CultureInfo.InvariantCulture, $"{(identifiers == 0 ? "no identifier" : Count(identifiers, "identifier"))} that could be somebody's{(unreadable == 0 ? "" : $", {Count(unreadable, "document")} that cannot be read")}");
    }

    /// <summary>How many of something.</summary>
    public static string Count(long count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}{(count == 1 ? "" : "s")}");
}
