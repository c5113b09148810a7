namespace HousingTest.Estates;

/// <summary>Something in a text that has the shape of an identifier and could be somebody's.</summary>
/// <param name="Id">Id of the problem that it is: <c>HT-EST-102</c>.</param>
/// <param name="Kind">What it looks like: <c>telephone number</c>.</param>
/// <param name="Instead">What to use in its place, after "use".</param>
/// <param name="Begins">Its first three characters: should it be real after all, a report of it must not spread it.</param>
public sealed record SuspectIdentifier(string Id, string Kind, string Instead, string Begins);
