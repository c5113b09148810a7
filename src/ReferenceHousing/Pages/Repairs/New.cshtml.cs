using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Repairs;

namespace ReferenceHousing.Pages;

[Authorize(Roles = Roles.Repairs)]
public sealed class NewRepairModel(WorksOrders orders) : HousingPage
{
    private const string NoHazard = "NONE";

    public static readonly IReadOnlyList<string> Hazards = [NoHazard, .. ReferenceHousing.Repairs.Hazard.Kinds];

    [BindProperty(SupportsGet = true)]
    public string? Tenancy { get; set; }

    [BindProperty]
    public string? Description { get; set; }

    [BindProperty]
    public string? Priority { get; set; } = "NORMAL";

    [BindProperty]
    public string? Hazard { get; set; }

    [BindProperty]
    public string? Severity { get; set; }

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ChangeAsync(Roles.Repairs, async () =>
    {
        var isHazard = Hazard is not null and not NoHazard;
        var order = await orders.ReportAsync(
            new RepairReport(Tenancy ?? "", Description ?? "", Priority ?? "", isHazard ? Hazard : null, isHazard ? Severity : null), cancel);
        return $"/repairs/{order.Reference}";
    }, cancel);
}
