using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HousingTest.Runs;

/// <summary>What the step library's own comments say of a class or method, from the file that the compiler writes beside the assembly.</summary>
internal sealed partial class CodeComments
{
    private readonly Dictionary<string, string> _summaries = new(StringComparer.Ordinal);

    public CodeComments(IEnumerable<Assembly> assemblies)
    {
        foreach (var file in assemblies.Select(assembly => Path.ChangeExtension(assembly.Location, ".xml")).Where(File.Exists))
        {
            foreach (var member in XDocument.Load(file).Descendants("member"))
            {
                if (member.Attribute("name") is { } name && member.Element("summary") is { } summary)
                    _summaries.TryAdd(name.Value, Text(summary));
            }
        }
    }

    /// <summary>Of a class; empty when it has none.</summary>
    public string Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}", "");

    /// <summary>Of a method; empty when it has none.</summary>
    public string Of(MethodInfo method)
    {
        var name = $"M:{method.DeclaringType!.FullName}.{method.Name}";
        var parameters = method.GetParameters();
        return _summaries.GetValueOrDefault(parameters.Length == 0 ? name : $"{name}({string.Join(',', parameters.Select(parameter => IdOf(parameter.ParameterType)))})", "");
    }

    // As the compiler names it: A.B{C.D} for a generic type, a dot for a nested one.
    private static string IdOf(Type type)
    {
        if (type.IsArray)
            return IdOf(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return type.FullName!.Replace('+', '.');
        var definition = type.GetGenericTypeDefinition().FullName!;
        return $"{definition[..definition.IndexOf('`', StringComparison.Ordinal)].Replace('+', '.')}{{{string.Join(',', type.GetGenericArguments().Select(IdOf))}}}";
    }

    // <c>6 April 2026</c> reads as 6 April 2026, and <see cref="T:A.B"/> as B.
    private static string Text(XElement summary) =>
        Blanks().Replace(string.Concat(summary.DescendantNodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "see" } see => (see.Attribute("cref")?.Value ?? "").Split('.', ':')[^1],
            _ => "",
        })), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
