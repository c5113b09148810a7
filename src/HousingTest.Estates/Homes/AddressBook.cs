using Bogus.DataSets;
using HousingTest.Estates.Draws;

namespace HousingTest.Estates.Homes;

/// <summary>Gives properties their addresses: streets of up to fourteen homes in invented towns. Not for two threads at once.</summary>
internal sealed class AddressBook(long seed)
{
    /// <summary>Invented: none of them is known to be the name of a place. One has letters outside ASCII, as Welsh places have.</summary>
    private static readonly string[] Towns = ["Quaverholt", "Brackenwythe", "Thistlemarch", "Wexenmoor Cross", "Llanŵydrin", "Osterby St Quill"];

    private static readonly string[] Ways = ["Road", "Street", "Close", "Avenue", "Way", "Gardens", "Crescent", "Drive", "Lane", "Grove"];

    private static readonly string[] Blocks = ["Alder", "Beech", "Cedar", "Elder", "Hazel", "Juniper", "Larch", "Rowan", "Sorrel", "Willow"];

    private const int HomesInStreet = 14;

    private readonly Name names = new("en_GB");

    /// <summary>An address that is no home of the estate.</summary>
    /// <param name="person">Key of the person who lived or gets letters there.</param>
    /// <param name="number">Which one of theirs.</param>
    public Address Elsewhere(long person, int number)
    {
        var stream = new RandomStream(seed, "person address", (person * 4) + number, "name");
        names.Random = stream.ForBogus();
        var (house, way, town) = (stream.Between(1, 180), stream.Pick(Ways), stream.Pick(Towns));
        return new Address(FormattableString.Invariant($"{house} {names.LastName()} {way}"), town, FakeIdentifiers.Postcode(100_000 + stream.Below(100_000)));
    }

    /// <summary>The address of a home.</summary>
    public Address Of(Home home)
    {
        var street = (home.Key - 1) / HomesInStreet;
        var place = ((home.Key - 1) % HomesInStreet) + 1;
        var stream = new RandomStream(seed, "street", street, "name");
        names.Random = stream.ForBogus();
        var way = $"{names.LastName()} {stream.Pick(Ways)}";
        var (block, town) = (stream.Pick(Blocks), stream.Pick(Towns));
        var line = home.Type switch
        {
            "flat" or "studio" => $"Flat {place}, {block} House, {way}",
            "garage" => $"Garage {place}, {way}",
            _ => $"{(place * 2) - (street % 2)} {way}",
        };
        return new Address(line, town, FakeIdentifiers.Postcode(street));
    }
}
