using System.Globalization;
using System.Reflection;

namespace Reqnroll.Assist;

/// <summary>Holds cells of tables against properties of objects. The cell is read as what the property holds, so that <c>12.50</c> is <c>12.5</c>.</summary>
internal static class CellComparison
{
    /// <summary>The property that a column means, if there is one.</summary>
    public static PropertyInfo? Property(Type type, string column) =>
        Array.Find(type.GetProperties(BindingFlags.Public | BindingFlags.Instance), property => ColumnName.Means(column, property));

    /// <summary>Whether the property holds what the cell says.</summary>
    public static bool Holds(string expected, object? found) => found switch
    {
        DateTime value => DateTime.TryParse(expected, CultureInfo.CurrentCulture, DateTimeStyles.None, out var read) && read == value,
        DateTimeOffset value => DateTimeOffset.TryParse(expected, CultureInfo.CurrentCulture, DateTimeStyles.None, out var read) && read == value,
        bool value => bool.TryParse(expected, out var read) && read == value,
        Guid value => CellValue.GuidOf(expected) is Guid read && read == value,
        decimal value => decimal.TryParse(expected, NumberStyles.Number, CultureInfo.CurrentCulture, out var read) && read == value,
        double value => double.TryParse(expected, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.CurrentCulture, out var read) && read.Equals(value),
        float value => float.TryParse(expected, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.CurrentCulture, out var read) && read.Equals(value),
        _ => string.Equals(expected, Said(found), StringComparison.Ordinal),
    };

    /// <summary>What a property holds, as a cell would say it.</summary>
    public static string Said(object? found) => found?.ToString() ?? "";

    /// <summary>What does not hold of an object, one line each; empty when all does.</summary>
    public static IEnumerable<string> Differences(IReadOnlyList<TableField> fields, object instance) =>
        fields.Select(field => Difference(field, instance)).OfType<string>();

    private static string? Difference(TableField field, object instance)
    {
        if (Property(instance.GetType(), field.Name) is not { } property)
            return $"{field.Name}: there is no such property; there are {string.Join(", ", instance.GetType().GetProperties().Select(known => known.Name))}";
        var found = property.GetValue(instance);
        return Holds(field.Value, found) ? null : $"{field.Name}: expected '{field.Value}', found '{Said(found)}'";
    }
}
