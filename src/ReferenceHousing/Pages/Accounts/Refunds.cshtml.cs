using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Payments;
using ReferenceHousing.Rents;

namespace ReferenceHousing.Pages;

public sealed class RefundsModel(RentAccounts accounts, Refunds refunds) : AccountPage(accounts)
{
    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Refund> Refunds { get; private set; } = [];

    private string Me => User.Identity?.Name ?? "";

    private string Here => $"/accounts/{Reference}/refunds";

    public Task<IActionResult> OnPostRequestAsync(CancellationToken cancel) => ChangeAsync(Roles.Income, async () =>
    {
        await refunds.RequestAsync(Reference, Wording.ReadPounds("Amount", "Amount", Amount), Reason, Me, cancel);
        return Here;
    }, cancel);

    public Task<IActionResult> OnPostApproveAsync(long id, CancellationToken cancel) => ChangeAsync(Roles.Income, async () =>
    {
        await refunds.ApproveAsync(id, Me, cancel);
        return Here;
    }, cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Refunds = await refunds.ListAsync(Account.Reference, cancel);
    }
}
