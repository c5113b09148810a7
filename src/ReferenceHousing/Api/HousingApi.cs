using Microsoft.AspNetCore.Authorization;
using ReferenceHousing.Access;
using ReferenceHousing.Arrears;
using ReferenceHousing.Payments;
using ReferenceHousing.Rents;
using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Api;

/// <summary>The JSON API: the pages' work for other systems. Money is whole pence, dates are YYYY-MM-DD.</summary>
public static class HousingApi
{
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api").RequireAuthorization(For(null)).AddEndpointFilter(AnswerRefusalsAsync);
        MapTenancies(api);
        MapAccounts(api);
        MapJobs(api);
        MapPayments(api);
        RepairsApi.Map(api);
        api.MapRents();
        api.MapTenancyChanges();
        api.MapRefunds();
        api.MapProperties();
    }

    private static void MapTenancies(RouteGroupBuilder api)
    {
        api.MapGet("/tenancies", async (string? search, TenancyRegister register, CancellationToken cancel) =>
            (await register.SearchAsync(search, cancel)).Select(tenancy => TenancyJson.Of(tenancy)));
        api.MapGet("/tenancies/{reference}", async (string reference, TenancyRegister register, CancellationToken cancel) =>
            TenancyJson.Of(await register.GetAsync(reference, cancel), await register.HouseholdAsync(reference, cancel)));
        api.MapPost("/tenancies", async (NewTenancy wanted, Lettings lettings, TenancyRegister register, CancellationToken cancel) =>
        {
            var tenancy = await lettings.StartAsync(wanted, cancel);
            return Results.Created($"/api/tenancies/{tenancy.Reference}",
                TenancyJson.Of(tenancy, await register.HouseholdAsync(tenancy.Reference, cancel)));
        }).RequireAuthorization(For(Roles.Tenancies));
        api.MapPost("/tenancies/{reference}/end", async (string reference, TenancyEnd end, TenancyRegister register, CancellationToken cancel) =>
            TenancyJson.Of(await register.EndAsync(reference, end.EndDate, cancel), await register.HouseholdAsync(reference, cancel)))
            .RequireAuthorization(For(Roles.Tenancies));
    }

    private static void MapAccounts(RouteGroupBuilder api)
    {
        api.MapGet("/accounts/{reference}", async (string reference, RentAccounts accounts, ArrearsCases cases, CancellationToken cancel) =>
        {
            var account = await accounts.GetAsync(reference, cancel);
            return AccountJson.Of(account, await accounts.TenantsAsync(account.Id, cancel),
                await accounts.ChargesAsync(account.Id, cancel), await cases.GetAsync(account.Id, cancel));
        });
        api.MapGet("/accounts/{reference}/transactions", async (string reference, RentAccounts accounts, CancellationToken cancel) =>
            (await accounts.TransactionsAsync((await accounts.GetAsync(reference, cancel)).Id, cancel)).Select(TransactionJson.Of));
        api.MapPost("/accounts/{reference}/agreements",
            async (string reference, AgreementTerms terms, ArrearsCases cases, RentAccounts accounts, CancellationToken cancel) =>
            {
                await cases.AgreeAsync(reference, terms.InstalmentPence, terms.Frequency, terms.StartsOn, cancel);
                return ArrearsJson.Of(await cases.GetAsync((await accounts.GetAsync(reference, cancel)).Id, cancel));
            }).RequireAuthorization(For(Roles.Income));
        api.MapPost("/accounts/{reference}/pause",
            async (string reference, Pause pause, ArrearsCases cases, RentAccounts accounts, CancellationToken cancel) =>
            {
                await cases.PauseAsync(reference, pause.Until, pause.Reason, cancel);
                return ArrearsJson.Of(await cases.GetAsync((await accounts.GetAsync(reference, cancel)).Id, cancel));
            }).RequireAuthorization(For(Roles.Income));
    }

    private static void MapJobs(RouteGroupBuilder api)
    {
        api.MapPost("/jobs/debit-run", async (DebitRunWeek? week, DebitRuns runs, CancellationToken cancel) =>
            await runs.RunAsync(week?.WeekStarting ?? runs.PresentWeek, cancel))
            .RequireAuthorization(For(Roles.Income));
        api.MapPost("/jobs/nightly-review", async (NightlyReview review, CancellationToken cancel) => await review.RunAsync(cancel))
            .RequireAuthorization(For(Roles.Administrator));
    }

    private static void MapPayments(RouteGroupBuilder api)
    {
        api.MapPost("/payments/files", async (string? name, HttpRequest request, CashImports imports, CancellationToken cancel) =>
        {
            using var content = new MemoryStream();
            await request.Body.CopyToAsync(content, cancel);
            return await imports.ImportAsync(string.IsNullOrWhiteSpace(name) ? "cash.csv" : name, content.ToArray(), cancel);
        }).RequireAuthorization(For(Roles.Income));
        api.MapGet("/suspense", async (Suspense suspense, CancellationToken cancel) => await suspense.OpenAsync(cancel));
        api.MapPost("/suspense/{id:long}/allocate", async (long id, Allocation allocation, Suspense suspense, CancellationToken cancel) =>
            await suspense.AllocateAsync(id, allocation.Account, cancel))
            .RequireAuthorization(For(Roles.Income));
    }

    /// <summary>The API takes a name and a password with each request; a page's cookie opens nothing here.</summary>
    internal static AuthorizeAttribute For(string? roles) => new() { AuthenticationSchemes = BasicAuthentication.SchemeName, Roles = roles };

    private static async ValueTask<object?> AnswerRefusalsAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (RefusedException refused)
        {
            return Results.Problem(refused.Message, statusCode: refused.Refusal switch
            {
                Refusal.NotFound => StatusCodes.Status404NotFound,
                Refusal.Conflict => StatusCodes.Status409Conflict,
                Refusal.Unprocessable => StatusCodes.Status422UnprocessableEntity,
                _ => StatusCodes.Status400BadRequest,
            });
        }
    }
}
