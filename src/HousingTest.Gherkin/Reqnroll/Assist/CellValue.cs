using System.Collections;
using System.Globalization;

namespace Reqnroll.Assist;

/// <summary>
/// Reads cells of tables as values. An empty cell is the default of its type, or null where the type allows it. Where Reqnroll takes what it
/// cannot read for the default, which hides a misspelt amount as nought, it is refused here.
/// </summary>
internal static class CellValue
{
    private static readonly Type[] ListTypes =
        [typeof(List<>), typeof(IEnumerable<>), typeof(ICollection<>), typeof(IList<>), typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>)];

    private static readonly IReadOnlyDictionary<Type, Func<string, object?>> Readers = new Dictionary<Type, Func<string, object?>>
    {
        [typeof(string)] = text => text,
        [typeof(Uri)] = text => Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) ? uri : null,
        [typeof(bool)] = Bool,
        [typeof(char)] = text => text.Length == 1 ? text[0] : null,
        [typeof(Guid)] = GuidOf,
        [typeof(byte)] = Parsed<byte>,
        [typeof(sbyte)] = Parsed<sbyte>,
        [typeof(short)] = Parsed<short>,
        [typeof(ushort)] = Parsed<ushort>,
        [typeof(int)] = Parsed<int>,
        [typeof(uint)] = Parsed<uint>,
        [typeof(long)] = Parsed<long>,
        [typeof(ulong)] = Parsed<ulong>,
        [typeof(float)] = Parsed<float>,
        [typeof(double)] = Parsed<double>,
        [typeof(decimal)] = Parsed<decimal>,
        [typeof(DateTime)] = text => DateTime.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.None, out var value) ? value : null,
        [typeof(DateTimeOffset)] = text => DateTimeOffset.TryParse(text, CultureInfo.CurrentCulture, DateTimeStyles.None, out var value) ? value : null,
        [typeof(TimeSpan)] = text => TimeSpan.TryParse(text, CultureInfo.CurrentCulture, out var value) ? value : null,
    };

    /// <summary>Whether cells can be read as the type at all. A member of another type is left alone.</summary>
    public static bool CanBe(Type type) => ItemOf(type) is not null || Plain(type).IsEnum || Readers.ContainsKey(Plain(type));

    /// <summary>The cell as the type.</summary>
    /// <exception cref="ReqnrollException">It cannot be read so.</exception>
    public static object? Read(TableField field, Type type)
    {
        if (ItemOf(type) is { } item)
            return Items(field, item, type.IsArray);
        var plain = Plain(type);
        if (field.Value.Length == 0 && plain != typeof(string) && plain != typeof(Uri))
        {
            if (plain != type || !plain.IsEnum)
                return plain == type ? Activator.CreateInstance(type) : null;
        }

        if (plain.IsEnum)
        {
            var name = field.Value.Replace(" ", "", StringComparison.Ordinal);
            return Enum.TryParse(plain, name, ignoreCase: true, out var member) ? member : throw Unreadable(field, plain);
        }

        return Readers[plain](field.Value) ?? throw Unreadable(field, plain);
    }

    /// <summary>A Guid, of which the beginning is enough; null when the text is no beginning of one.</summary>
    public static object? GuidOf(string text)
    {
        const int digits = 32;
        return Guid.TryParse(text, out var guid) || Guid.TryParse(text.Replace("-", "", StringComparison.Ordinal).PadRight(digits, '0'), out guid) ? guid : null;
    }

    private static object? Parsed<T>(string text)
        where T : struct, System.Numerics.INumberBase<T> => T.TryParse(text, NumberStyles.Any, CultureInfo.CurrentCulture, out var value) ? value : null;

    private static object? Bool(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "1" => true,
        "FALSE" or "0" => false,
        _ => null,
    };

    private static IList Items(TableField field, Type item, bool isArray)
    {
        var cells = string.IsNullOrWhiteSpace(field.Value) ? [] : field.Value.Split(',', ';');
        var values = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
        foreach (var cell in cells)
            values.Add(Read(field with { Value = cell.Trim() }, item));
        if (!isArray)
            return values;
        var array = Array.CreateInstance(item, values.Count);
        values.CopyTo(array, 0);
        return array;
    }

    private static Type? ItemOf(Type type)
    {
        var item = type.IsArray ? type.GetElementType() : type.GetGenericArguments().FirstOrDefault();
        return item is not null && (type.IsArray || ListTypes.Contains(type.GetGenericTypeDefinition())) && CanBe(item) ? item : null;
    }

    private static Type Plain(Type type) => Nullable.GetUnderlyingType(type) ?? type;

    private static ReqnrollException Unreadable(TableField field, Type type) => new(
        $"'{field.Value}' for {field.Name} is no {type.Name}{(type.IsEnum ? $"; expected is one of {string.Join(", ", Enum.GetNames(type))}" : "")}");
}
