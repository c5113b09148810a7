using ReferenceHousing.Access;
using ReferenceHousing.Repairs;

namespace ReferenceHousing.Api;

/// <summary>Repairs for other systems: reports, appointments, jobs, variations, hazards and the contractor's files.</summary>
internal static class RepairsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        MapOrders(api);
        MapWork(api);
        MapDecisions(api);
    }

    private static void MapOrders(RouteGroupBuilder api)
    {
        api.MapGet("/repairs", async (string tenancy, WorksOrders orders, CancellationToken cancel) => await orders.OfTenancyAsync(tenancy, cancel));
        api.MapGet("/repairs/{reference}", (string reference, RepairReading repairs, CancellationToken cancel) => repairs.GetAsync(reference, cancel));
        api.MapPost("/repairs", async (RepairReport report, WorksOrders orders, RepairReading repairs, CancellationToken cancel) =>
        {
            var order = await orders.ReportAsync(report, cancel);
            return Results.Created($"/api/repairs/{order.Reference}", await repairs.GetAsync(order.Reference, cancel));
        }).RequireAuthorization(HousingApi.For(Roles.Repairs));
        api.MapPost("/repairs/{reference}/appointment",
            async (string reference, AppointmentWanted wanted, Appointments appointments, RepairReading repairs, CancellationToken cancel) =>
            {
                await appointments.BookAsync(reference, wanted.Day, wanted.Slot, wanted.Operative, cancel);
                return await repairs.GetAsync(reference, cancel);
            }).RequireAuthorization(HousingApi.For(Roles.Repairs));
        api.MapPut("/repairs/{reference}/appointment",
            async (string reference, AppointmentWanted wanted, Appointments appointments, RepairReading repairs, CancellationToken cancel) =>
            {
                await appointments.MoveAsync(reference, wanted.Day, wanted.Slot, wanted.Operative, cancel);
                return await repairs.GetAsync(reference, cancel);
            }).RequireAuthorization(HousingApi.For(Roles.Repairs));
    }

    private static void MapWork(RouteGroupBuilder api)
    {
        api.MapPost("/repairs/{reference}/start", async (string reference, WorksOrders orders, RepairReading repairs, CancellationToken cancel) =>
        {
            await orders.StartAsync(reference, cancel);
            return await repairs.GetAsync(reference, cancel);
        }).RequireAuthorization(HousingApi.For(Roles.Jobs));
        api.MapPost("/repairs/{reference}/complete",
            async (string reference, JobNotes job, WorksOrders orders, RepairReading repairs, CancellationToken cancel) =>
            {
                await orders.CompleteAsync(reference, job.Notes, cancel);
                return await repairs.GetAsync(reference, cancel);
            }).RequireAuthorization(HousingApi.For(Roles.Jobs));
        api.MapPost("/repairs/{reference}/variations",
            async (string reference, VariationWanted wanted, Variations variations, CancellationToken cancel) =>
                await variations.AskAsync(reference, wanted.AmountPence, wanted.Reason, cancel))
            .RequireAuthorization(HousingApi.For(Roles.Jobs));
        api.MapPost("/repairs/contractor-files", async (HttpRequest request, ContractorFiles files, CancellationToken cancel) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, cancel);
            return new { lines = await files.TakeAsync(content.ToArray(), cancel) };
        }).RequireAuthorization(HousingApi.For(Roles.ContractorFiles));
    }

    private static void MapDecisions(RouteGroupBuilder api)
    {
        api.MapPost("/variations/{id:long}/decision",
            async (long id, VariationDecision decision, Variations variations, CancellationToken cancel) =>
                await variations.DecideAsync(id, decision.Decision, cancel))
            .RequireAuthorization(HousingApi.For(Roles.Administrator));
        api.MapPost("/repairs/{reference}/hazard/{duty}",
            async (string reference, string duty, Hazards hazards, RepairReading repairs, CancellationToken cancel) =>
            {
                await hazards.DoneAsync(reference, duty, cancel);
                return await repairs.GetAsync(reference, cancel);
            }).RequireAuthorization(HousingApi.For(Roles.Repairs));
        api.MapGet("/repairs/policy", async (RepairPolicies policies, CancellationToken cancel) => await policies.GetAsync(cancel));
        api.MapPut("/repairs/policy", async (RepairPolicyChange change, RepairPolicies policies, CancellationToken cancel) =>
            await policies.ChangeAsync(change.EmergencyStarts, change.VariationLimitPence, cancel))
            .RequireAuthorization(HousingApi.For(Roles.Administrator));
    }
}

/// <summary>Reads a repair whole.</summary>
internal sealed class RepairReading(WorksOrders orders, Appointments appointments, Variations variations, Hazards hazards)
{
    public async Task<RepairJson> GetAsync(string reference, CancellationToken cancel) => RepairJson.Of(
        await orders.GetAsync(reference, cancel), await appointments.OfAsync(reference, cancel), await variations.OfAsync(reference, cancel),
        await hazards.OfAsync(reference, cancel));
}
