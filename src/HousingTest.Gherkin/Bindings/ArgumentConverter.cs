using System.ComponentModel;
using System.Globalization;
using Reqnroll.BoDi;

namespace HousingTest.Gherkin.Bindings;

/// <summary>
/// Turns what stands in a step into what its method takes, in this order: a transformation that matches, the value itself,
/// an enum's member (blanks and case do not matter), a Guid, a type converter, a change of type. The culture is the invariant one, so
/// that a feature file means the same on every machine.
/// </summary>
internal sealed class ArgumentConverter(IReadOnlyList<Transformation> transformations)
{
    // Transformations that feed each other would otherwise end the process by its stack.
    private const int LongestChain = 20;

    public bool CanConvert(object value, Type target) =>
        Find(value, target) is not null || target.IsInstanceOfType(value) || TryConvertPlainly(value, target, out _);

    /// <summary>The transformations that give a type, those first that are tried first.</summary>
    public IEnumerable<Transformation> To(Type target) => transformations.Where(transformation => transformation.Result == target);

    /// <summary>The value as the type, transformations called.</summary>
    /// <exception cref="FormatException">Nothing turns the value into the type.</exception>
    public Task<object?> ConvertAsync(object value, Type target, IObjectContainer container) => ConvertAsync(value, target, container, caller: null, chain: 0);

    // What a transformation takes is converted like any argument, but never by itself: one from text to text would find itself again.
    private async Task<object?> ConvertAsync(object value, Type target, IObjectContainer container, Transformation? caller, int chain)
    {
        if (chain > LongestChain)
            throw new FormatException($"'{value}' goes from one transformation to the next without end");
        if (Find(value, target) is { } transformation && transformation != caller)
            return await TransformAsync(transformation, value, container, chain + 1);
        if (target.IsInstanceOfType(value))
            return value;
        return TryConvertPlainly(value, target, out var result) ? result : throw new FormatException($"'{value}' is no {target.Name}");
    }

    private Transformation? Find(object value, Type target) => transformations.FirstOrDefault(transformation => transformation.Takes(value, target));

    private async Task<object?> TransformAsync(Transformation transformation, object value, IObjectContainer container, int chain)
    {
        var parameters = transformation.Method.GetParameters();
        IReadOnlyList<object> given = transformation.Regex is { } regex && value is string text
            ? [.. regex.Match(text).Groups.Values.Skip(1).Select(group => group.Value)]
            : [value];
        var arguments = new object?[given.Count];
        for (var at = 0; at < given.Count; at++)
            arguments[at] = await ConvertAsync(given[at], parameters[at].ParameterType, container, transformation, chain);
        return await MethodCall.InvokeAsync(transformation.Method, container, arguments);
    }

    private static bool TryConvertPlainly(object value, Type target, out object? result)
    {
        result = null;
        if (value is string text && target.IsEnum)
            return Enum.TryParse(target, text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out result);
        if (target == typeof(Guid?) && value is "")
            return true;
        if (value is string guid && (target == typeof(Guid) || target == typeof(Guid?)))
            return TryParseGuid(guid, out result);
        return TryConvertByConverter(value, target, out result) || TryChangeType(value, target, out result);
    }

    // The beginning of a Guid stands for all of it. What is no beginning of one is refused; Reqnroll takes it for the empty Guid.
    private static bool TryParseGuid(string text, out object? result)
    {
        const int digits = 32;
        var isGuid = Guid.TryParse(text, out var guid) || Guid.TryParse(text.Replace("-", "", StringComparison.Ordinal).PadRight(digits, '0'), out guid);
        result = guid;
        return isGuid && text.Length > 0;
    }

    private static bool TryConvertByConverter(object value, Type target, out object? result)
    {
        result = null;
        var converter = TypeDescriptor.GetConverter(target);
        if (!converter.CanConvertFrom(value.GetType()))
            return false;
        try
        {
            result = converter.ConvertFrom(context: null, CultureInfo.InvariantCulture, value);
            return true;
        }
        catch (Exception)
        {
            // Converters throw what they like. The change of type takes some texts that they refuse: thousands separators, for one.
            return false;
        }
    }

    private static bool TryChangeType(object value, Type target, out object? result)
    {
        result = null;
        try
        {
            result = Convert.ChangeType(value, target, CultureInfo.InvariantCulture);
            return true;
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return false;
        }
    }
}
