using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Pages;

[Authorize(Roles = Roles.Tenancies)]
public sealed class NewTenancyModel(Lettings lettings) : HousingPage
{
    [BindProperty]
    public string? Property { get; set; }

    [BindProperty]
    public string? TenancyType { get; set; }

    [BindProperty]
    public string? StartDate { get; set; }

    [BindProperty]
    public string? Tenant { get; set; }

    [BindProperty]
    public string? JointTenant { get; set; }

    [BindProperty]
    public string? WeeklyRent { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ChangeAsync(Roles.Tenancies, async () =>
    {
        var tenancy = await lettings.StartAsync(
            new NewTenancy(
                (Property ?? "").Trim(),
                TenancyType ?? "",
                Wording.ReadDate("StartDate", "Start date", StartDate),
                (Tenant ?? "").Trim(),
                JointTenant,
                string.IsNullOrWhiteSpace(WeeklyRent) ? null : Wording.ReadPounds("WeeklyRent", "Weekly rent", WeeklyRent)),
            cancel);
        return $"/tenancies/{tenancy.Reference}";
    }, cancel);
}
