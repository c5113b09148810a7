using HousingTest.Estates.Draws;

namespace HousingTest.Estates.Homes;

/// <summary>Decides what each property is.</summary>
internal sealed class HomePlan(EstateSetting setting)
{
    /// <summary>Bedrooms of flats and of houses: in common practice, no published figure.</summary>
    private const decimal OneBedroomFlats = 0.5m, TwoBedroomFlats = 0.4m, TwoBedroomHouses = 0.35m, ThreeBedroomHouses = 0.53m;

    private readonly decimal garages = setting.Aim("share of tenancies that are garages");
    private readonly decimal flats = setting.Aim("share of homes that are flats");
    private readonly decimal houses = setting.Aim("share of homes that are houses");
    private readonly decimal bungalows = setting.Aim("share of homes that are bungalows");
    private readonly decimal studios = setting.Aim("share of homes that are studios");

    /// <summary>The share of dwellings that suit a family, by the aims.</summary>
    public decimal FamilyShare => ((1 - OneBedroomFlats) * flats) + houses;

    /// <summary>The property with a key from 1.</summary>
    public Home Of(int key)
    {
        var place = setting.Spread("property type", key);
        if (place < garages)
            return new Home(key, "garage", 0);
        var type = WordShare.At((place - garages) / (1 - garages), new("bungalow", bungalows), new("studio", studios), new("house", houses), new("flat", flats));
        return new Home(key, type, Bedrooms(type, setting.Spread("bedrooms", key)));
    }

    private static int Bedrooms(string type, decimal place) => type switch
    {
        "studio" => 0,
        "bungalow" => place < 0.7m ? 1 : 2,
        "flat" => place < OneBedroomFlats ? 1 : place < OneBedroomFlats + TwoBedroomFlats ? 2 : 3,
        _ => place < TwoBedroomHouses ? 2 : place < TwoBedroomHouses + ThreeBedroomHouses ? 3 : 4,
    };
}
