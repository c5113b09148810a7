using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Repairs;

namespace ReferenceHousing.Pages;

/// <summary>One job, for a phone: where, what, and two buttons.</summary>
[Authorize(Roles = Roles.Jobs)]
public sealed class JobModel(WorksOrders orders) : HousingPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public string? Notes { get; set; }

    public WorksOrder Order { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostStartAsync(CancellationToken cancel) => ChangeAsync(Roles.Jobs, async () =>
    {
        await orders.StartAsync(Reference, cancel);
        return $"/jobs/{Reference}";
    }, cancel);

    public Task<IActionResult> OnPostCompleteAsync(CancellationToken cancel) => ChangeAsync(Roles.Jobs, async () =>
    {
        await orders.CompleteAsync(Reference, Notes, cancel);
        return $"/jobs/{Reference}";
    }, cancel);

    protected override async Task LoadAsync(CancellationToken cancel) => Order = await orders.GetAsync(Reference, cancel);
}
