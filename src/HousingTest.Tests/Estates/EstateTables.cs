using HousingTest.Estates;
using HousingTest.Model;

namespace HousingTest.Tests.Estates;

/// <summary>The rows of an estate by entity, read as a test wants them.</summary>
internal sealed class EstateTables(IEnumerable<EstateRow> rows)
{
    private readonly ILookup<string, EstateRow> byEntity = rows.ToLookup(row => row.Table.Entity, StringComparer.Ordinal);

    /// <summary>300 tenancies at the usual aims: made once, because a dozen tests read it.</summary>
    public static EstateTables Small { get; } = new(new Estate(Recipes.Of(300), 20260401).Rows());

    public IReadOnlyList<EstateRow> this[string entity] => [.. byEntity[entity]];

    public IReadOnlyDictionary<long, EstateRow> ByKey(string entity) => this[entity].ToDictionary(row => row.Number("key"));

    public ILookup<long, EstateRow> By(string entity, string reference) => this[entity].ToLookup(row => row.Number(reference));
}
