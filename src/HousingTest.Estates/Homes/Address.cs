namespace HousingTest.Estates.Homes;

/// <summary>Where a property is.</summary>
/// <param name="Line">House and street.</param>
/// <param name="Town">An invented town.</param>
/// <param name="Postcode">One that cannot exist.</param>
internal sealed record Address(string Line, string Town, string Postcode);
