using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>What is set aside in one scenario because the baseline itself does not repeat it: whole fields, never single rows.</summary>
internal sealed class ScenarioNoise
{
    private readonly HashSet<(DifferenceKind Kind, string Where, string Field)> fields;

    private ScenarioNoise(IEnumerable<Difference> differences) =>
        fields = differences.Select(difference => (Sort(difference.Kind), difference.Where, difference.Field)).ToHashSet();

    /// <summary>Nothing is known to be noise.</summary>
    public static ScenarioNoise None { get; } = new([]);

    /// <summary>What differs between two runs of the baseline.</summary>
    public static ScenarioNoise Learn(IEnumerable<Difference> differences) => new(differences);

    /// <summary>True when the field is noise here. <paramref name="field"/> is empty for whole rows, messages, files and screens.</summary>
    public bool Covers(DifferenceKind kind, string where, string field) => fields.Count > 0 && fields.Contains((Sort(kind), where, field));

    // An amount that is there in one run and null in the other is still the same field of the same row.
    private static DifferenceKind Sort(DifferenceKind kind) => kind == DifferenceKind.Money ? DifferenceKind.Field : kind;
}
