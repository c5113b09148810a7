using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Tests.Estates;

/// <summary>Values of a row as numbers, texts and days.</summary>
internal static class RowReading
{
    public static long Number(this EstateRow row, string field) => ((Value.Integer)row[field]).Number;

    public static string Text(this EstateRow row, string field) => row[field].ToString();

    public static DateOnly Day(this EstateRow row, string field) => DateOnly.ParseExact(row.Text(field), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNone(this EstateRow row, string field) => row[field] is Value.Null ? null : row.Day(field);

    public static string Line(this EstateRow row) => string.Join('|', row.Values);
}
