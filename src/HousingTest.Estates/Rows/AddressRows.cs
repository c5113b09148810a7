using HousingTest.Estates.Homes;
using HousingTest.Model;
using static HousingTest.Model.Value;

namespace HousingTest.Estates.Rows;

/// <summary>
/// Rows of addresses that people have besides their home: those that they left, at which no letter reaches them any more, and for a few the one
/// that letters are to go to.
/// </summary>
internal static class AddressRows
{
    /// <summary>† Shares of those who answer for the rent.</summary>
    private const decimal WhoMoved = 0.35m, WhoAskedForAnother = 0.04m;

    /// <summary>The addresses, in the order of the people.</summary>
    public static IEnumerable<EstateRow> PersonAddresses(Population population)
    {
        long key = 0;
        long person = 0;
        foreach (var letting in population.Lettings())
        {
            foreach (var member in population.HouseholdOf(letting))
            {
                person++;
                if (!member.IsResponsible)
                    continue;
                foreach (var (address, from, to) in AddressesOf(population, letting, person))
                    yield return PersonAddress(++key, person, address, from, to);
            }
        }
    }

    /// <summary>An address's row.</summary>
    public static EstateRow PersonAddress(long key, long person, Address address, DateOnly from, DateOnly? to) =>
        new(EstateTables.PersonAddress, [Of(key), Of(person), Of(address.Line), Of(address.Town), Of(address.Postcode), Of(from), Of(to)]);

    private static IEnumerable<(Address Address, DateOnly From, DateOnly? To)> AddressesOf(Population population, Letting letting, long person)
    {
        var stream = population.Setting.Stream("person address", person, "moves");
        var (moved, asked, years, marked) = (stream.Chance(WhoMoved), stream.Chance(WhoAskedForAnother), (int)stream.Between(1, 15), stream.Chance(0.5m));
        if (moved)
            yield return (population.Addresses.Elsewhere(person, 1), letting.Start.AddYears(-years), letting.Start.AddDays(-1));
        // Half of those in force end on 1 January 1900, as older systems write "has not ended".
        if (asked || letting.LastDay is not null)
        {
            var from = letting.LastDay is { } last ? last.AddDays(1) : letting.Start.AddDays(1);
            yield return (population.Addresses.Elsewhere(person, 2), from, marked ? new DateOnly(1900, 1, 1) : null);
        }
    }
}
