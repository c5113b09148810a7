namespace ReferenceHousing.Tenancies;

/// <summary>What is needed to enter a home.</summary>
/// <param name="Reference">The landlord's own reference: P- and letters or digits.</param>
/// <param name="Uprn">Unique property reference number, up to twelve digits.</param>
/// <param name="AddressLine">House and street.</param>
/// <param name="Town">Town.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="PropertyType">FLAT, HOUSE, BUNGALOW, STUDIO or GARAGE.</param>
/// <param name="Bedrooms">None in a studio.</param>
public sealed record NewHome(string Reference, string Uprn, string AddressLine, string Town, string Postcode, string PropertyType, int Bedrooms);

/// <summary>What is needed to enter a person; the system numbers people itself.</summary>
/// <param name="Title">Ms, Mr, Mx, Dr.</param>
/// <param name="FirstName">First name.</param>
/// <param name="LastName">Last name.</param>
/// <param name="DateOfBirth">Date of birth.</param>
/// <param name="Email">E-mail address; none or empty where there is none.</param>
/// <param name="Phone">Telephone number; none or empty where there is none.</param>
public sealed record NewPerson(string Title, string FirstName, string LastName, DateOnly DateOfBirth, string? Email = null, string? Phone = null);
