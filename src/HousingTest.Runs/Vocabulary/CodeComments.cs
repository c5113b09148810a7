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
                    _summaries.TryAdd(Bare(name.Value), Text(summary));
            }
        }
    }

    /// <summary>Of a class; empty when it has none.</summary>
    public string Of(Type type) => _summaries.GetValueOrDefault($"T:{type.FullName}", "");

    /// <summary>Of a method, overloads by the first of them; empty when it has none.</summary>
    public string Of(MethodInfo method) => _summaries.GetValueOrDefault($"M:{method.DeclaringType!.FullName}.{method.Name}", "");

    private static string Bare(string member) => member.IndexOf('(', StringComparison.Ordinal) is var open and > 0 ? member[..open] : member;

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
