using HousingTest.Model;

namespace HousingTest.Rehearsals;

/// <summary>The fields that travel with a row's key through the sort: those that are compared, and the one that tells what it is worth.</summary>
internal sealed class CarriedFields
{
    public CarriedFields(ReconciliationDefinition definition)
    {
        Key = [.. definition.Key.Select(definition.PlaceOf)];
        var compared = definition.Controls.OfType<ReconciliationControl.Compare>().SelectMany(compare => compare.Fields).Select(definition.PlaceOf);
        if (definition.Stake is { } stake)
            compared = compared.Append(definition.PlaceOf(stake));
        Places = [.. compared.Distinct().Order()];
        Stake = definition.Stake is null ? null : Places.IndexOf(definition.PlaceOf(definition.Stake));
    }

    /// <summary>Places of the key's fields among all fields.</summary>
    public IReadOnlyList<int> Key { get; }

    /// <summary>Places of the carried ones.</summary>
    public List<int> Places { get; }

    /// <summary>Place of the field that tells the worth, among those carried; null for none.</summary>
    public int? Stake { get; }
}
