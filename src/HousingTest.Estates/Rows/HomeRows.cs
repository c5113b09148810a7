using HousingTest.Estates.Accounts;
using HousingTest.Estates.Homes;
using HousingTest.Model;
using static HousingTest.Model.Value;

namespace HousingTest.Estates.Rows;

/// <summary>Rows of properties and tenancies.</summary>
internal static class HomeRows
{
    /// <summary>The properties, by key.</summary>
    public static IEnumerable<EstateRow> Properties(Population population)
    {
        for (var key = 1; key <= population.Setting.Live; key++)
        {
            var home = population.Homes.Of(key);
            yield return Property(key, $"P-{key:D6}", population.Addresses.Of(home), home.Type, home.Bedrooms, population.TargetRentOf(home));
        }
    }

    /// <summary>The tenancies, by key.</summary>
    public static IEnumerable<EstateRow> Tenancies(Population population) => population.Lettings().Select(letting =>
        Tenancy(letting.Key, $"T-{letting.Key:D6}", letting.Home.Key, letting.Type, letting.Start, letting.RecordedEnd));

    /// <summary>A property's row.</summary>
    public static EstateRow Property(long key, string reference, Address address, string type, int bedrooms, WeeklyRent? target) => new(EstateTables.Property,
    [
        Of(key), Of(reference), Of(FakeIdentifiers.Uprn(key)), Of(address.Line), Of(address.Town), Of(address.Postcode), Of(type), Of(bedrooms),
        target is { } rent ? Of(rent.Pence) : None, Of(target?.Weeks ?? WeeklyRent.UsualWeeks),
    ]);

    /// <summary>A tenancy's row.</summary>
    public static EstateRow Tenancy(long key, string reference, long property, string type, DateOnly start, DateOnly? end) =>
        new(EstateTables.Tenancy, [Of(key), Of(reference), Of(property), Of(type), Of(start), Of(end)]);
}
