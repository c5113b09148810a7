using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Tenancies;

namespace ReferenceHousing.Pages;

public sealed class TenancyModel(TenancyRegister register) : HousingPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public string? EndDate { get; set; }

    public Tenancy Tenancy { get; private set; } = null!;

    public IReadOnlyList<HouseholdMember> Household { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ChangeAsync(Roles.Tenancies, async () =>
    {
        await register.EndAsync(Reference, Wording.ReadDate("EndDate", "End date", EndDate), cancel);
        return $"/tenancies/{Reference}";
    }, cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        Tenancy = await register.GetAsync(Reference, cancel);
        Household = await register.HouseholdAsync(Reference, cancel);
    }
}
