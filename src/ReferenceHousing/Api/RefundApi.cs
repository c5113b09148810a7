using ReferenceHousing.Access;
using ReferenceHousing.Payments;

namespace ReferenceHousing.Api;

/// <summary>Refunds, in the name of the one who is signed in.</summary>
internal static class RefundApi
{
    public static void MapRefunds(this RouteGroupBuilder api)
    {
        api.MapGet("/accounts/{reference}/refunds", async (string reference, Refunds refunds, CancellationToken cancel) =>
            await refunds.ListAsync(reference, cancel));
        api.MapPost("/accounts/{reference}/refunds",
            async (string reference, RefundRequest wanted, HttpContext context, Refunds refunds, CancellationToken cancel) =>
                await refunds.RequestAsync(reference, wanted.AmountPence, wanted.Reason, context.User.Identity?.Name ?? "", cancel))
            .RequireAuthorization(HousingApi.For(Roles.Income));
        api.MapPost("/refunds/{id:long}/approve", async (long id, HttpContext context, Refunds refunds, CancellationToken cancel) =>
            await refunds.ApproveAsync(id, context.User.Identity?.Name ?? "", cancel))
            .RequireAuthorization(HousingApi.For(Roles.Income));
    }
}
