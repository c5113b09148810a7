using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// What all members of a pattern have in common: a trait of what they are or are on, or a value of another field. It is named only
/// if some other row of the table, changed in the same scenarios, lacks it: what is true of every row explains nothing.
/// </summary>
/// <param name="lens">Words for several.</param>
/// <param name="population">All rows of a table that either side changed in a scenario.</param>
internal sealed class CommonTraits(Lens lens, Func<string, string, IEnumerable<RowOnSide>> population)
{
    // More would hide the one that matters.
    private const int Most = 3;
    private const int LongestValue = 40;

    /// <summary>Phrases such as <c>all on rent accounts with service charges</c>; empty for a single member or where nothing is common.</summary>
    public IReadOnlyList<string> Of(PatternGroup group)
    {
        var rows = group.Members.Select(member => member.Row).OfType<RowOnSide>().ToList();
        if (rows.Count != group.Members.Count || group.Count < 2)
            return [];
        var common = Possible(rows[0], group.Field).ToList();
        foreach (var row in rows.Skip(1))
        {
            if (common.Count == 0)
                return [];
            common.RemoveAll(trait => !trait.Holds(row));
        }

        var table = rows[0].Row.Lens.Table;
        var others = group.Members.Select(member => member.Scenario).Distinct(StringComparer.Ordinal).SelectMany(scenario => population(scenario, table)).ToList();
        return [.. common.Where(trait => others.Exists(other => !trait.Holds(other))).Select(trait => trait.Phrase).Distinct(StringComparer.Ordinal).Take(Most)];
    }

    private IEnumerable<Trait> Possible(RowOnSide row, string field)
    {
        if (row.Side.SubjectOf(row.Row) is { } subject)
        {
            foreach (var one in row.Side.Subjects.Upwards(subject))
            {
                var own = Words.Same(one.Entity, row.Row.Lens.Where);
                foreach (var say in one.Traits.OrderBy(say => lens.TraitRank(one.Entity, say)).ThenBy(say => say, StringComparer.Ordinal))
                    yield return new SubjectTrait(one.Entity, say, own ? $"all {say}" : $"all on {lens.Plural(one.Entity)} {say}");
            }
        }

        foreach (var column in row.Row.Lens.Known.Values.OrderBy(column => column.Name, StringComparer.Ordinal))
        {
            var value = row.Row[column.Column];
            if (column.Type is FieldType.Text or FieldType.Date or FieldType.Truth
                && column.Entity is null && value is not Value.Null && value.ToString().Length <= LongestValue
                && !Words.Same(column.Name, field)
                && !string.Equals(column.Column, row.Row.Lens.Label, StringComparison.Ordinal)
                && !string.Equals(column.Column, row.Row.Lens.Key, StringComparison.Ordinal))
            {
                yield return new FieldTrait(column.Column, value, $"all with {column.Name} {Words.Shown(column.Type, value)}");
            }
        }
    }

    private abstract record Trait(string Phrase)
    {
        public abstract bool Holds(RowOnSide row);
    }

    private sealed record SubjectTrait(string Entity, string Say, string Phrase) : Trait(Phrase)
    {
        public override bool Holds(RowOnSide row) =>
            row.Side.SubjectOf(row.Row) is { } subject
            && row.Side.Subjects.Upwards(subject).Any(one => Words.Same(one.Entity, Entity) && one.Traits.Contains(Say, StringComparer.Ordinal));
    }

    private sealed record FieldTrait(string Column, Value Value, string Phrase) : Trait(Phrase)
    {
        public override bool Holds(RowOnSide row) => Value.Equals(row.Row[Column]);
    }
}
