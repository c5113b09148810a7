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
    public bool CanConvert(object value, Type target) =>
        Find(value, target) is not null || target.IsInstanceOfType(value) || TryConvertPlainly(value, target, out _);

    /// <summary>The value as the type, transformations called.</summary>
    /// <exception cref="FormatException">Nothing turns the value into the type.</exception>
    public async Task<object?> ConvertAsync(object value, Type target, IObjectContainer container)
    {
        if (Find(value, target) is { } transformation)
            return await TransformAsync(transformation, value, container);
        return ConvertPlainly(value, target);
    }

    private static object? ConvertPlainly(object value, Type target)
    {
        if (target.IsInstanceOfType(value))
            return value;
        return TryConvertPlainly(value, target, out var result) ? result : throw new FormatException($"'{value}' is no {target.Name}");
    }

    private Transformation? Find(object value, Type target) => transformations.FirstOrDefault(transformation => transformation.Takes(value, target));

    private async Task<object?> TransformAsync(Transformation transformation, object value, IObjectContainer container)
    {
        var parameters = transformation.Method.GetParameters();
        var given = transformation.Regex is { } regex && value is string text
            ? regex.Match(text).Groups.Values.Skip(1).Select(group => (object)group.Value).ToList()
            : [value];
        // A pattern without groups hands over the whole argument.
        if (given.Count == 0 && parameters.Length == 1)
            given = [value];
        if (given.Count != parameters.Length)
            throw new FormatException($"'{value}' gives {given.Count} parts, and {transformation.Method.Name} takes {parameters.Length}");
        var arguments = new object?[given.Count];
        for (var at = 0; at < given.Count; at++)
        {
            // A transformation from text to text, say, would find itself again without end.
            var type = parameters[at].ParameterType;
            arguments[at] = type == transformation.Result ? ConvertPlainly(given[at], type) : await ConvertAsync(given[at], type, container);
        }

        return await MethodCall.InvokeAsync(transformation.Method, container, arguments);
    }

    private static bool TryConvertPlainly(object value, Type target, out object? result)
    {
        result = null;
        if (value is string text && target.IsEnum)
            return Enum.TryParse(target, text.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true, out result);
        if (value is string guid && target == typeof(Guid))
        {
            var isGuid = Guid.TryParse(guid, out var parsed);
            result = parsed;
            return isGuid;
        }

        try
        {
            var converter = TypeDescriptor.GetConverter(target);
            result = converter.CanConvertFrom(value.GetType()) ? converter.ConvertFrom(context: null, CultureInfo.InvariantCulture, value) : null;
            if (result is not null)
                return true;
        }
        catch (Exception unfit) when (unfit is FormatException or ArgumentException or NotSupportedException or InvalidCastException or OverflowException)
        {
            // The change of type below takes some texts that the converter refuses: thousands separators, for one.
        }

        try
        {
            result = Convert.ChangeType(value, Nullable.GetUnderlyingType(target) ?? target, CultureInfo.InvariantCulture);
            return true;
        }
        catch (Exception unfit) when (unfit is FormatException or InvalidCastException or OverflowException or ArgumentException)
        {
            return false;
        }
    }
}
