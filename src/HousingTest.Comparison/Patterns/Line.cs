using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>A message, or a line of a screen's table or of a file, by its fields.</summary>
/// <param name="Kind">Messages by one template, lines of one table: what is true of all of them explains nothing.</param>
/// <param name="Fields">Name → text.</param>
/// <param name="Subjects">Subjects of its outcome: a text that is the label of one leads to what is true of it.</param>
internal sealed record Line(string Kind, IReadOnlyDictionary<string, string> Fields, SubjectNames Subjects) : Bearer
{
    private const int LongestValue = 40;
    private bool looked;
    private Subject? subject;

    public override string Kin => "line " + Kind;

    public override IEnumerable<Trait> Traits(Lens lens, string field)
    {
        if (Subject is { } known)
        {
            foreach (var trait in TraitsOf(Subjects, known, "", lens))
                yield return trait;
        }

        foreach (var (name, value) in Fields.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            if (value.Length is > 0 and <= LongestValue && !Words.Same(name, field))
                yield return new TextTrait(name, value, $"all with {name} {lens.Say(value)}");
        }
    }

    public override bool Has(Trait trait) => trait switch
    {
        SubjectTrait of => of.HoldsOf(Subjects, Subject),
        TextTrait text => Fields.TryGetValue(text.Name, out var value) && string.Equals(value, text.Value, StringComparison.Ordinal),
        _ => false,
    };

    public bool Equals(Line? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(this);

    private Subject? Subject
    {
        get
        {
            if (looked)
                return subject;
            looked = true;
            return subject = Fields.OrderBy(one => one.Key, StringComparer.Ordinal).Select(one => Subjects.Labelled(one.Value)).FirstOrDefault(one => one is not null);
        }
    }
}
