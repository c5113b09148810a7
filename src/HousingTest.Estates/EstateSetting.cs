using HousingTest.Estates.Draws;
using HousingTest.Model;

namespace HousingTest.Estates;

/// <summary>What every part of an estate is made from: the recipe and the seed, and the counts and days that follow from them.</summary>
internal sealed class EstateSetting(EstateRecipe recipe, long seed)
{
    /// <summary>The estate's seed.</summary>
    public long Seed { get; } = seed;

    /// <summary>The day on which the estate stands.</summary>
    public DateOnly AsOf { get; } = recipe.AsOf;

    /// <summary>Live tenancies, and as many homes and garages.</summary>
    public int Live { get; } = recipe.Tenancies;

    /// <summary>Ended tenancies; their keys come before those of the live ones, so that no tenancy has the key of its home.</summary>
    public int Former { get; } = Math.Min(recipe.Tenancies, (int)decimal.Round(
        recipe.Tenancies * Aim(recipe, "former tenancies for each live one"), MidpointRounding.AwayFromZero));

    /// <summary>All tenancies; as many rent accounts.</summary>
    public int Tenancies => Live + Former;

    /// <summary>Weeks of transactions.</summary>
    public int Weeks { get; } = recipe.Weeks;

    /// <summary>The first week of transactions, a Monday; the last one is the week in which <see cref="AsOf"/> lies.</summary>
    public DateOnly FirstWeek { get; } = RentCalendar.MondayOf(recipe.AsOf).AddDays(-7 * (recipe.Weeks - 1));

    /// <summary>Every week of transactions.</summary>
    public IReadOnlyList<RentWeek> RentWeeks { get; } = [.. Enumerable.Range(1 - recipe.Weeks, recipe.Weeks)
        .Select(week => RentWeek.Starting(RentCalendar.MondayOf(recipe.AsOf).AddDays(7 * week)))];

    /// <summary>What the recipe aims for, or the usual value where it does not say.</summary>
    public decimal Aim(string name) => Aim(recipe, name);

    /// <summary>A stream of random numbers for one row and purpose.</summary>
    public RandomStream Stream(string entity, long row, string purpose) => new(Seed, entity, row, purpose);

    /// <summary>A place from 0 to 1 that keeps close to shares.</summary>
    public decimal Spread(string attribute, long row) => EvenSpread.Of(Seed, attribute, row);

    private static decimal Aim(EstateRecipe recipe, string name) => recipe.Aims.TryGetValue(name, out var aim) ? aim : EstateAims.Usual[name];
}
