using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>A row and the outcome that it is from.</summary>
internal sealed record RowOnSide(OutcomeRows Side, Row Row) : Bearer
{
    private const int LongestValue = 40;

    public override string Kin => Row.Lens.Kin;

    public override IEnumerable<Trait> Traits(Lens lens, string field)
    {
        if (Side.SubjectOf(Row) is { } subject)
        {
            foreach (var trait in TraitsOf(Side.Subjects, subject, Row.Lens.Where, lens))
                yield return trait;
        }

        foreach (var (column, value) in Telling(Row, field))
            yield return new FieldTrait(column.Column, value, $"all with {column.Name} {column.Say(value)}") { Weak = column.IsFreeText };

        foreach (var via in Row.Lens.References)
        {
            if (Side.Changed(via, Row[via.Column]) is not { } other)
                continue;
            foreach (var (column, value) in Telling(other, ""))
                yield return new RelatedTrait(via, column.Column, value, $"all on {other.Lens.Plural} with {column.Name} {column.Say(value)}") { Weak = column.IsFreeText };
        }
    }

    public override bool Has(Trait trait) => trait switch
    {
        SubjectTrait subject => subject.HoldsOf(Side.Subjects, Side.SubjectOf(Row)),
        FieldTrait field => field.Value.Equals(Row[field.Column]),
        RelatedTrait related => Side.Changed(related.Via, Row[related.Via.Column]) is { } other && related.Value.Equals(other[related.Column]),
        _ => false,
    };

    // Names and keys tell one row from another, and say nothing of what several share.
    private static IEnumerable<(ColumnLens Column, Value Value)> Telling(Row row, string field) =>
        from column in row.Lens.ByName
        let value = row[column.Column]
        where column.Type is FieldType.Text or FieldType.Date or FieldType.Truth
            && column.Entity is null && value is not Value.Null && value.ToString() is { Length: > 0 and <= LongestValue }
            && !Words.Same(column.Name, field)
            && !string.Equals(column.Column, row.Lens.Label, StringComparison.Ordinal)
            && !string.Equals(column.Column, row.Lens.Key, StringComparison.Ordinal)
        select (column, value);
}
