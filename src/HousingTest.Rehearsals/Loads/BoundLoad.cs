using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>A load, ready to be made: every name in it has been found.</summary>
/// <param name="Rows">The extract.</param>
/// <param name="Filters">Which of its rows count.</param>
/// <param name="Entity">What the rows become.</param>
/// <param name="Fields">What is filled.</param>
/// <param name="Unique">Place among <paramref name="Fields"/> of the one that no two rows may share; -1 where none is.</param>
internal sealed record BoundLoad(IRowSource Rows, IReadOnlyList<BoundFilter> Filters, EntityMap Entity, IReadOnlyList<FilledField> Fields, int Unique)
{
    /// <summary>True when a row counts.</summary>
    public bool Counts(string?[] values) => new BoundRows(Rows, [], Filters).Counts(values);

    /// <summary>What the rows are written by; their first value is the line that they come from, by which one that the database refuses is found again.</summary>
    public EstateTable Table { get; } = new(Entity.Name, ["line", .. Entity.Key is null ? (string[])[] : ["key"], .. Fields.Select(field => field.Field.Name)]);

    /// <summary>Which columns they fill. The words are translated already.</summary>
    public SeedMap Seed
    {
        get
        {
            var columns = Fields.ToDictionary(filled => filled.Mapped.Column, filled => new SeedColumn(filled.Field.Name, new Dictionary<string, string>(StringComparer.Ordinal)), StringComparer.Ordinal);
            if (Entity.Key is { } key)
                columns.Add(key, new SeedColumn("key", new Dictionary<string, string>(StringComparer.Ordinal)));
            return new SeedMap(Entity.Name, Entity.Table, columns);
        }
    }
}
