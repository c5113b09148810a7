namespace HousingTest.Gherkin.Expressions;

/// <summary>What <c>{name}</c> accepts in a Cucumber expression.</summary>
/// <param name="Name">The name between the braces; empty for <c>{}</c>.</param>
/// <param name="Patterns">Regular expressions; the text has to match one of them.</param>
internal sealed record ParameterType(string Name, IReadOnlyList<string> Patterns)
{
    private const string AnyPattern = ".*";
    private const string WholeNumberPattern = @"-?\d+";
    private const string NumberPattern = @"(?=.*\d.*)[-+]?\d*(?:\.(?=\d.*))?\d*(?:\d+[E][+-]?\d+)?";

    private const string Quoted = "string";

    /// <summary>The types that need no transformation, by the names that Cucumber and .NET give them.</summary>
    public static IReadOnlyList<ParameterType> BuiltIn { get; } =
    [
        new("", [AnyPattern]),
        new("word", [@"[^\s]+"]),
        new(Quoted, ["""
            "[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*'
            """]),
        .. Named(WholeNumberPattern, "int", "byte", "short", "long", "biginteger", "Byte", "Int16", "Int32", "Int64"),
        .. Named(NumberPattern, "float", "double", "decimal", "bigdecimal", "Single", "Double", "Decimal"),
        .. Named(AnyPattern, "Boolean", "Char", "DateTime", "Guid"),
    ];

    /// <summary>Whether the text stands between quotes that are no part of the argument.</summary>
    public bool IsQuoted => string.Equals(Name, Quoted, StringComparison.Ordinal);

    /// <summary>The pattern of all alternatives.</summary>
    public string Combined => string.Join('|', Patterns.Select(pattern => $"(?:{Unanchored(pattern)})"));

    private static IEnumerable<ParameterType> Named(string pattern, params IEnumerable<string> names) => names.Select(name => new ParameterType(name, [pattern]));

    // The parameter stands in the middle of the step, where an anchor would never match.
    private static string Unanchored(string pattern)
    {
        var inner = pattern.StartsWith('^') ? pattern[1..] : pattern;
        return inner.EndsWith('$') && !inner.EndsWith(@"\$", StringComparison.Ordinal) ? inner[..^1] : inner;
    }
}
