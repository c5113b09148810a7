namespace ReferenceHousing.Rents;

/// <summary>The most that a home may be let for. Figures of this council's own; where rents are capped by law, the caps rise by bedrooms too.</summary>
public static class RentCap
{
    private const long OneBedroomPence = 20_000;
    private const long EachFurtherPence = 1_200;
    private const int MostBedrooms = 6;

    /// <summary>The weekly cap over 52 weeks: £200.00 up to one bedroom, £12.00 more for each further one, up to six.</summary>
    public static long For(int bedrooms) => OneBedroomPence + (EachFurtherPence * (Math.Clamp(bedrooms, 1, MostBedrooms) - 1));

    /// <summary>Refuses a weekly rent above the cap.</summary>
    public static void Refuse(long weeklyPence, int chargedWeeks, int bedrooms)
    {
        if (WeeksConversion.Convert(weeklyPence, chargedWeeks, RentYear.UsualWeeks) <= For(bedrooms))
            return;
        throw new RefusedException(Refusal.Invalid, "WeeklyRent",
            $"Weekly rent must not be above the cap of {Money.Format(For(bedrooms))} for a home with {bedrooms} {(bedrooms == 1 ? "bedroom" : "bedrooms")}");
    }
}
