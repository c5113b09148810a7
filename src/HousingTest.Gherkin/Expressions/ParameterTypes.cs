using System.Numerics;

namespace HousingTest.Gherkin.Expressions;

/// <summary>The parameter types that expressions may name: those that Cucumber and .NET know, the enums that methods take, and what transformations add.</summary>
internal sealed class ParameterTypes
{
    private const string WholeNumber = @"-?\d+";

    // Digits, with any mark between them and before them: which mark parts thousands and which the fraction is for the conversion to say.
    private const string Number = @"[-+]?(?:\d+(?:[\p{Pc}\p{Po}\p{Pd} ]\d+)*|[\p{Pc}\p{Po}]\d+)(?:E[-+]?\d+)?";

    private static readonly ParameterType[] Known =
    [
        new("", typeof(object), [ParameterType.AnyPattern]),
        new("word", typeof(string), [@"[^\s]+"]),
        new(ParameterType.Quoted, typeof(string), ["""
            "[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'
            """]),
        .. Both("byte", typeof(byte), WholeNumber),
        .. Both("short", typeof(short), WholeNumber),
        .. Both("int", typeof(int), WholeNumber),
        .. Both("long", typeof(long), WholeNumber),
        new("biginteger", typeof(BigInteger), [WholeNumber]),
        .. Both("float", typeof(float), Number),
        .. Both("double", typeof(double), Number),
        .. Both("decimal", typeof(decimal), Number),
        new("bigdecimal", typeof(decimal), [Number]),
        .. new[] { typeof(bool), typeof(char), typeof(DateTime), typeof(Guid) }.Select(type => new ParameterType(type.Name, type, [ParameterType.AnyPattern])),
    ];

    private readonly Dictionary<string, ParameterType> _byName = Known.ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Takes the enums that step definitions take, and what transformations add.</summary>
    public ParameterTypes(IEnumerable<Type> enums, IEnumerable<CustomForm> forms)
    {
        foreach (var type in enums)
            Add(type.FullName ?? type.Name, type, ParameterType.AnyPattern);
        foreach (var form in forms)
        {
            foreach (var name in NamesOf(form))
                Add(name, form.Type, form.Pattern);
        }
    }

    /// <summary>Whether the name is one that needs no transformation and no enum.</summary>
    public static bool IsBuiltIn(string name) => Array.Exists(Known, known => string.Equals(known.Name, name, StringComparison.Ordinal));

    /// <summary>The type that a parameter names. A type without a name of its own goes by its full name, or by the end of it when no other ends so.</summary>
    /// <exception cref="ExpressionException">None has this name, or several end so.</exception>
    public ParameterType Find(string expression, ParameterNode parameter)
    {
        if (_byName.TryGetValue(parameter.Name, out var type))
            return type;
        var meant = _byName.Values.Where(known => EndsWith(known.Name, parameter.Name)).ToList();
        return meant switch
        {
            [var only] => only,
            [] => throw ExpressionMistakes.UnknownType(expression, parameter, Names()),
            _ => throw ExpressionMistakes.AmbiguousType(expression, parameter, meant.Select(known => known.Name)),
        };
    }

    // A transformation to a built-in type widens it, for instance {int} by "three", whatever name it has besides.
    private static IEnumerable<string> NamesOf(CustomForm form)
    {
        var isBuiltIn = Array.Exists(Known, known => string.Equals(known.Target.Name, form.Type.Name, StringComparison.Ordinal));
        var isNamed = form.Name is not null && (isBuiltIn || !string.Equals(form.Name, form.Type.Name, StringComparison.Ordinal));
        var own = isNamed ? form.Name! : isBuiltIn ? form.Type.Name : form.Type.FullName ?? form.Type.Name;
        var widened = Known
            .Where(known => known.Target == form.Type && form.Type != typeof(string) && char.IsLower(known.Name.FirstOrDefault()))
            .Select(known => known.Name);
        return widened.Prepend(own).Distinct(StringComparer.Ordinal);
    }

    // Quoted text is quoted text, whatever becomes of it.
    private void Add(string name, Type type, string pattern)
    {
        if (string.Equals(name, ParameterType.Quoted, StringComparison.Ordinal))
            return;
        _byName[name] = _byName.TryGetValue(name, out var known) ? known.With([pattern]) : new ParameterType(name, type, [pattern]);
    }

    private IEnumerable<string> Names() =>
        _byName.Keys.Where(name => name.Length > 0 && !char.IsUpper(name[0]) && !name.Contains('.', StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    private static bool EndsWith(string fullName, string name) =>
        fullName.EndsWith($".{name}", StringComparison.Ordinal) || fullName.EndsWith($"+{name}", StringComparison.Ordinal);

    private static ParameterType[] Both(string name, Type type, string pattern) => [new(name, type, [pattern]), new(type.Name, type, [pattern])];
}
