using ReferenceHousing.Access;
using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Api;

/// <summary>Who the tenants of a tenancy are.</summary>
internal static class TenancyChangeApi
{
    public static void MapTenancyChanges(this RouteGroupBuilder api)
    {
        api.MapGet("/tenancies/{reference}/changes", async (string reference, TenancyChanges changes, CancellationToken cancel) =>
            await changes.ListAsync(reference, cancel));
        api.MapPost("/tenancies/{reference}/joint-tenant",
            async (string reference, NewJointTenant joint, TenancyChanges changes, TenancyRegister register, CancellationToken cancel) =>
                TenancyJson.Of(await changes.MakeJointAsync(reference, joint.Partner, joint.From, cancel), await register.HouseholdAsync(reference, cancel)))
            .RequireAuthorization(HousingApi.For(Roles.Tenancies));
        api.MapPost("/tenancies/{reference}/succession",
            async (string reference, NewSuccession succession, TenancyChanges changes, TenancyRegister register, CancellationToken cancel) =>
                TenancyJson.Of(await changes.SucceedAsync(reference, succession.Successor, succession.DiedOn, cancel), await register.HouseholdAsync(reference, cancel)))
            .RequireAuthorization(HousingApi.For(Roles.Tenancies));
    }
}
