namespace HousingTest.Model;

/// <summary>A file in <c>fixtures/estates/</c>: the population to make and the figures that it aims for.</summary>
/// <param name="Name">As people say it: <c>small</c>.</param>
/// <param name="Title">A line about it.</param>
/// <param name="Tenancies">How many live tenancies.</param>
/// <param name="AsOf">The day on which the estate stands: transactions reach up to it.</param>
/// <param name="Weeks">Weeks of transactions before <paramref name="AsOf"/>.</param>
/// <param name="Aims">Figure name → aim (see the recipe's comments for each one's source), shares as 0 to 1, money in pounds.</param>
/// <param name="File">The file that this was read from, relative to the repository.</param>
/// <param name="Digest">SHA-256 of its text.</param>
public sealed record EstateRecipe(
    string Name, string Title, int Tenancies, DateOnly AsOf, int Weeks, IReadOnlyDictionary<string, decimal> Aims, string File, string Digest);
