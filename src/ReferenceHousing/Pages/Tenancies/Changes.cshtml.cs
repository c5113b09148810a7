using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Pages;

public sealed class TenancyChangesModel(TenancyRegister register, TenancyChanges changes) : HousingPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public string? Partner { get; set; }

    [BindProperty]
    public string? JointFrom { get; set; }

    [BindProperty]
    public string? Successor { get; set; }

    [BindProperty]
    public string? DiedOn { get; set; }

    public Tenancy Tenancy { get; private set; } = null!;

    public IReadOnlyList<HouseholdMember> Household { get; private set; } = [];

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<TenancyChange> Changes { get; private set; } = [];

    private string Here => $"/tenancies/{Reference}/changes";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostJointAsync(CancellationToken cancel) => ChangeAsync(Roles.Tenancies, async () =>
    {
        await changes.MakeJointAsync(Reference, (Partner ?? "").Trim(), Wording.ReadDate("JointFrom", "Joint from", JointFrom), cancel);
        return Here;
    }, cancel);

    public Task<IActionResult> OnPostSuccessionAsync(CancellationToken cancel) => ChangeAsync(Roles.Tenancies, async () =>
    {
        await changes.SucceedAsync(Reference, (Successor ?? "").Trim(), Wording.ReadDate("DiedOn", "The tenant died on", DiedOn), cancel);
        return Here;
    }, cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        Tenancy = await register.GetAsync(Reference, cancel);
        Household = await register.HouseholdAsync(Reference, cancel);
        Changes = await changes.ListAsync(Reference, cancel);
    }
}
