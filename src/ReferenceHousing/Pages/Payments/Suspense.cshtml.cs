using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Payments;

namespace ReferenceHousing.Pages;

public sealed class SuspenseModel(Suspense suspense) : HousingPage
{
    /// <summary>The payment that was just allocated.</summary>
    [FromQuery(Name = "allocated")]
    public long? AllocatedId { get; set; }

    public SuspenseItem? Done { get; private set; }

    public IReadOnlyList<SuspenseItem> Items { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(long id, string? account, CancellationToken cancel)
    {
        AllocatedId = null;
        return ChangeAsync(Roles.Income, async () =>
        {
            await suspense.AllocateAsync(id, (account ?? "").Trim(), cancel);
            return $"/payments/suspense?allocated={id}";
        }, cancel);
    }

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        Done = AllocatedId is { } id ? await suspense.GetAsync(id, cancel) : null;
        Items = await suspense.OpenAsync(cancel);
    }
}
