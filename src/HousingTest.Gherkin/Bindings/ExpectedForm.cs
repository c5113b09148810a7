using System.Numerics;
using System.Text.RegularExpressions;
using HousingTest.Gherkin.Expressions;

namespace HousingTest.Gherkin.Bindings;

/// <summary>Says in words what a value has to look like.</summary>
internal static partial class ExpectedForm
{
    private static readonly Type[] WholeNumbers =
        [typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(BigInteger)];

    private static readonly Type[] Numbers = [typeof(float), typeof(double), typeof(decimal)];

    /// <summary>What a parameter of an expression accepts.</summary>
    public static string Of(ParameterType type)
    {
        if (type.IsQuoted)
            return "text between quotes";
        if (string.Equals(type.Name, "word", StringComparison.Ordinal))
            return "one word";
        return IsOwn(type) ? Of(type.Patterns) : Of(type.Target);
    }

    /// <summary>What a parameter of a method accepts, transformations included; empty when that is not known.</summary>
    public static string Of(Type type, ArgumentConverter converter)
    {
        var patterns = converter.To(type).Select(transformation => transformation.Pattern).OfType<string>().ToList();
        var (own, plain) = (patterns.Count == 0 ? "" : Of(patterns), Of(type));
        return own.Length > 0 && plain.Length > 0 ? $"{own}, or {plain}" : own + plain;
    }

    // Of a built-in type its own words say more than its pattern, even where a transformation widens it.
    private static bool IsOwn(ParameterType type) =>
        !ParameterTypes.IsBuiltIn(type.Name) && !type.Patterns.Contains(ParameterType.AnyPattern, StringComparer.Ordinal);

    private static string Of(Type target)
    {
        var type = Nullable.GetUnderlyingType(target) ?? target;
        if (type.IsEnum)
            return OneOf(Enum.GetNames(type));
        if (type == typeof(bool))
            return OneOf([bool.TrueString, bool.FalseString]);
        if (WholeNumbers.Contains(type))
            return "a whole number, such as 12";
        if (Numbers.Contains(type))
            return "a number, such as 12.50";
        return type == typeof(DateTime) || type == typeof(DateOnly) ? "a date, such as 2026-04-06" : "";
    }

    // A plain choice of words is told as such, a simple regular expression by an example; any other stands for itself.
    private static string Of(IEnumerable<string> patterns)
    {
        var bare = patterns.Select(Bare).ToList();
        if (bare.TrueForAll(pattern => Words().IsMatch(pattern)))
            return OneOf(bare.SelectMany(pattern => pattern.Split('|')));
        var samples = bare.ConvertAll(Sample.Of);
        return samples.Contains(null) ? $"text of the form {Or(bare)}" : $"text such as {Or(samples!)}";
    }

    private static string Bare(string pattern)
    {
        var inner = pattern.TrimStart('^').TrimEnd('$');
        return Bracketed().Match(inner) is { Success: true } match ? match.Groups["inner"].Value : inner;
    }

    private static string Or(IReadOnlyList<string> forms) =>
        forms.Count < 2 ? string.Concat(forms) : $"{string.Join(", ", forms.SkipLast(1))} or {forms[^1]}";

    private static string OneOf(IEnumerable<string> words) => $"one of {string.Join(", ", words)}";

    [GeneratedRegex(@"^\((?:\?:)?(?<inner>[^()]*)\)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Bracketed();

    [GeneratedRegex("^[A-Za-z0-9 |'-]+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();
}
