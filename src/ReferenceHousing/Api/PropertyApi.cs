using ReferenceHousing.Access;
using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Api;

/// <summary>Homes and people, as other systems enter them.</summary>
internal static class PropertyApi
{
    public static void MapProperties(this RouteGroupBuilder api)
    {
        api.MapPost("/properties", async (NewHome home, PropertyRegister register, CancellationToken cancel) =>
            new { reference = await register.AddHomeAsync(home, cancel) }).RequireAuthorization(HousingApi.For(Roles.Tenancies));
        api.MapPost("/people", async (NewPerson person, PropertyRegister register, CancellationToken cancel) =>
            new { reference = await register.AddPersonAsync(person, cancel) }).RequireAuthorization(HousingApi.For(Roles.Tenancies));
    }
}
