using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Rents;

namespace ReferenceHousing.Pages;

/// <summary>A page about one rent account.</summary>
public abstract class AccountPage(RentAccounts accounts) : HousingPage
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    public RentAccount Account { get; private set; } = null!;

    /// <summary>Those who are responsible for the rent.</summary>
    public IReadOnlyList<string> Tenants { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        Account = await accounts.GetAsync(Reference, cancel);
        Tenants = await accounts.TenantsAsync(Account.Id, cancel);
    }
}
