using HousingTest.Model;

namespace HousingTest.Tests.Estates;

/// <summary>Recipes for tests, at the usual aims unless a test says otherwise.</summary>
internal static class Recipes
{
    public static EstateRecipe Of(int tenancies, int weeks = 52, params (string Name, decimal Aim)[] aims) => new(
        "test", "An estate for tests", tenancies, new DateOnly(2026, 4, 5), weeks,
        aims.ToDictionary(aim => aim.Name, aim => aim.Aim, StringComparer.Ordinal), "fixtures/estates/test.yaml", "digest");
}
