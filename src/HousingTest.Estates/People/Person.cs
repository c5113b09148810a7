namespace HousingTest.Estates.People;

/// <summary>A person of an estate. All of it is made up; what is null is not known.</summary>
internal sealed record Person(
    string Title, string FirstName, string LastName, DateOnly BornOn, string? NationalInsuranceNumber, string? Email, string? Phone);
