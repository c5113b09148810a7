namespace HousingTest.Model;

/// <summary>One entity of an estate and the fields that its rows have, <c>key</c> first.</summary>
/// <param name="Entity">Housing word, singular: <c>rent account</c>.</param>
/// <param name="Fields">Field names in the order of a row's values; <c>key</c> is the first and counts from 1.</param>
public sealed record EstateTable(string Entity, IReadOnlyList<string> Fields);

/// <summary>One row of an estate.</summary>
/// <param name="Table">What it is a row of.</param>
/// <param name="Values">One value per field of the table. A reference holds the key of a row of another entity.</param>
public sealed record EstateRow(EstateTable Table, IReadOnlyList<Value> Values)
{
    /// <summary>The value of a field; throws <see cref="ArgumentException"/> for a field that the table does not have.</summary>
    public Value this[string field]
    {
        get
        {
            for (var i = 0; i < Table.Fields.Count; i++)
            {
                if (string.Equals(Table.Fields[i], field, StringComparison.Ordinal))
                    return Values[i];
            }

            throw new ArgumentException($"An estate's {Table.Entity} has no field '{field}'", nameof(field));
        }
    }
}
