using HousingTest.Definitions.Yaml;
using HousingTest.Model;

namespace HousingTest.Definitions.Reconciliations;

/// <summary>The fields and sides that other parts of a reconciliation name.</summary>
/// <param name="fields">Its fields.</param>
/// <param name="left">The first side.</param>
/// <param name="right">The second.</param>
/// <param name="lists">Lists of codes, by name.</param>
internal sealed class FieldNames(
    IReadOnlyList<ReconciledField> fields, ReconciledSide left, ReconciledSide right, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> lists)
{
    private readonly Dictionary<string, ReconciledField> known = fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    public ReconciledSide Left => left;

    public ReconciledSide Right => right;

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Lists => lists;

    /// <summary>Type of a field that is known.</summary>
    public ReconciledType TypeOf(string field) => known[field].Type;

    /// <summary>A field, by the name that it has above; noted when there is none.</summary>
    public ReconciledField? Find(YamlValue value)
    {
        var name = value.Text();
        if (known.TryGetValue(name, out var field))
            return field;
        if (name.Length > 0)
            value.Findings.UnknownReference("field", name, value.Line, "The reconciliation", [.. known.Keys]);
        return null;
    }

    /// <summary>A field that both sides keep.</summary>
    public string OnBothSides(YamlValue value)
    {
        var field = Find(value);
        if (field is { Left: null } or { Right: null })
        {
            value.Findings.Contradiction(
                value.Line, $"'{field.Name}' is to be compared, and {(field.Left is null ? left : right).Name} does not have it", "say under 'fields:' where that side keeps it");
        }

        return field?.Name ?? "";
    }

    /// <summary>A field of a type.</summary>
    public string OfType(YamlValue value, ReconciledType type)
    {
        var field = Find(value);
        if (field is not null && field.Type != type)
        {
            var word = type.ToString().ToLowerInvariant();
            value.Findings.Contradiction(value.Line, $"'{field.Name}' is no field of type {word}", $"name another, or give it 'type: {word}'");
        }

        return field?.Name ?? "";
    }

    /// <summary>Both sides, or one by its name.</summary>
    public Sides SidesOf(YamlValue value) => value.Word(Words.Of([("both", Sides.Both), (left.Name, Sides.Left), (Distinct(right.Name), Sides.Right)]));

    /// <summary>One side by its name.</summary>
    public Side SideOf(YamlValue value) => value.Word(Words.Of([(left.Name, Side.Left), (Distinct(right.Name), Side.Right)]));

    // Stand-ins of a file with too few sides may share a name; it was noted there.
    private string Distinct(string name) => string.Equals(name, left.Name, StringComparison.OrdinalIgnoreCase) ? name + " (right)" : name;
}
