using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>The rows of one tenancy by housing words: those that a scenario made, or those that the system has.</summary>
/// <param name="Rows">Its rows; of an entity in the order in which people count them, people as <paramref name="People"/> does.</param>
/// <param name="People">How many it has of each kind.</param>
internal sealed record TenancyRows(IReadOnlyList<TenancyRow> Rows, TenancyPeople People)
{
    /// <summary>A field of the row of an entity with this number, from 1; null when there are not so many.</summary>
    public Value? Field(string entity, string field, int number) => Rows
        .Where(row => string.Equals(row.Entity, entity, StringComparison.Ordinal))
        .Skip(number - 1)
        .Select(row => row.Field(field))
        .FirstOrDefault();
}

/// <summary>One row.</summary>
/// <param name="Entity">What it is a row of, in housing words.</param>
/// <param name="Field">Its value by a field's housing word.</param>
internal sealed record TenancyRow(string Entity, Func<string, Value> Field);
