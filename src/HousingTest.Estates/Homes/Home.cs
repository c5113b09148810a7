namespace HousingTest.Estates.Homes;

/// <summary>A property as the rest of an estate needs it.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Type">flat, house, bungalow, studio, garage.</param>
/// <param name="Bedrooms">0 for a studio and a garage.</param>
internal sealed record Home(int Key, string Type, int Bedrooms)
{
    /// <summary>Is it no place to live?</summary>
    public bool IsGarage => string.Equals(Type, "garage", StringComparison.Ordinal);

    /// <summary>Would a family with children be let it?</summary>
    public bool SuitsFamily => Bedrooms >= 2 && !string.Equals(Type, "bungalow", StringComparison.Ordinal);
}
