using ReferenceHousing.Access;
using ReferenceHousing.Letters;
using ReferenceHousing.Rents;

namespace ReferenceHousing.Api;

/// <summary>What changes rents, and the letters about them.</summary>
internal static class RentApi
{
    public static void MapRents(this RouteGroupBuilder api)
    {
        api.MapPost("/jobs/uplift", async (Uplift uplift, AnnualUplifts uplifts, CancellationToken cancel) =>
            await uplifts.ApplyAsync(uplift.EffectiveOn, uplift.Percent, cancel))
            .RequireAuthorization(HousingApi.For(Roles.Administrator));
        api.MapPost("/jobs/uplift-letters", async (EffectiveDay day, RentLetters letters, CancellationToken cancel) =>
            new { letters = await letters.SendUpliftNoticesAsync(day.EffectiveOn, cancel) })
            .RequireAuthorization(HousingApi.For(Roles.Administrator));
        api.MapPost("/jobs/weeks-conversion", async (EffectiveDay day, WeeksConversions conversions, CancellationToken cancel) =>
            await conversions.ConvertAsync(day.EffectiveOn, cancel))
            .RequireAuthorization(HousingApi.For(Roles.Administrator));
        api.MapPost("/accounts/{reference}/charges", async (string reference, NewCharge charge, ChargeChanges changes, CancellationToken cancel) =>
            new { adjustmentPence = await changes.ChargeAsync(reference, charge.ChargeType, charge.WeeklyAmountPence, charge.StartDate, cancel) })
            .RequireAuthorization(HousingApi.For(Roles.Income));
        api.MapPost("/accounts/{reference}/statements", async (string reference, RentLetters letters, CancellationToken cancel) =>
            new { letters = await letters.SendStatementAsync(reference, cancel) })
            .RequireAuthorization(HousingApi.For(Roles.Income));
    }
}
