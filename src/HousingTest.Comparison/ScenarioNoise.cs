using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// What is set aside in one scenario because the baseline itself does not repeat it: a field of a row, a line of a screen, never its
/// neighbours. Where rows cannot be told apart for sure the field is set aside in all of them.
/// </summary>
internal sealed class ScenarioNoise
{
    private readonly HashSet<(DifferenceKind Kind, string Where, string Field)> touched;
    private readonly HashSet<(DifferenceKind Kind, string Where, string Field, string Element)> elements;

    private ScenarioNoise(IReadOnlyList<Difference> differences)
    {
        touched = differences.Select(Key).ToHashSet();
        elements = differences.Select(difference => (Sort(difference.Kind), difference.Where, difference.Field, difference.Element)).ToHashSet();
    }

    /// <summary>Nothing is known to be noise.</summary>
    public static ScenarioNoise None { get; } = new([]);

    /// <summary>What differs between two runs of the baseline.</summary>
    public static ScenarioNoise Learn(IReadOnlyList<Difference> differences) => new(differences);

    /// <summary>True when something in the field is noise here, so that it must not decide what belongs together.</summary>
    public bool Touches(DifferenceKind kind, string where, string field) => touched.Count > 0 && touched.Contains((Sort(kind), where, field));

    /// <summary>True when the field of this element is noise here.</summary>
    public bool Covers(DifferenceKind kind, string where, string field, string element) =>
        elements.Contains((Sort(kind), where, field, "")) || elements.Contains((Sort(kind), where, field, element));

    /// <summary>Takes out what is noise; what is not, but in a field that was noise elsewhere, becomes doubtful.</summary>
    public IEnumerable<Difference> Sift(IEnumerable<Difference> differences) => touched.Count == 0
        ? differences
        : differences
            .Where(difference => !Covers(difference.Kind, difference.Where, difference.Field, difference.Element))
            .Select(difference => touched.Contains(Key(difference)) ? difference with { Doubtful = true } : difference);

    private static (DifferenceKind, string, string) Key(Difference difference) => (Sort(difference.Kind), difference.Where, difference.Field);

    // An amount that is there in one run and null in the other is still the same field of the same row.
    private static DifferenceKind Sort(DifferenceKind kind) => kind == DifferenceKind.Money ? DifferenceKind.Field : kind;
}
