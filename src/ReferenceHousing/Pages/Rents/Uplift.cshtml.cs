using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Rents;

namespace ReferenceHousing.Pages;

public sealed class UpliftModel(AnnualUplifts uplifts) : HousingPage
{
    [BindProperty]
    public string? EffectiveOn { get; set; }

    [BindProperty]
    public string? Percent { get; set; }

    /// <summary>Latest first.</summary>
    public IReadOnlyList<AnnualUplift> Uplifts { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ChangeAsync(Roles.Administrator, async () =>
    {
        await uplifts.ApplyAsync(
            Wording.ReadDate("EffectiveOn", "Takes effect on", EffectiveOn), Wording.ReadPercent("Percent", "Percent", Percent), cancel);
        return "/rents/uplift";
    }, cancel);

    protected override async Task LoadAsync(CancellationToken cancel) => Uplifts = await uplifts.ListAsync(cancel);
}
