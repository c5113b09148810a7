using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Arrears;
using ReferenceHousing.Rents;

namespace ReferenceHousing.Pages;

public sealed class ArrearsModel(RentAccounts accounts, ArrearsCases cases) : AccountPage(accounts)
{
    [BindProperty]
    public string? Instalment { get; set; }

    [BindProperty]
    public string? Frequency { get; set; }

    [BindProperty]
    public string? Starts { get; set; }

    [BindProperty]
    public string? PausedUntil { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public ArrearsCase Arrears { get; private set; } = new();

    public Task<IActionResult> OnPostAgreementAsync(CancellationToken cancel) => ChangeAsync(Roles.Income, async () =>
    {
        await cases.AgreeAsync(
            Reference,
            Wording.ReadPounds("Instalment", "Instalment", Instalment),
            Frequency ?? "",
            Wording.ReadDate("Starts", "Starts", Starts),
            cancel);
        return $"/accounts/{Reference}/arrears";
    }, cancel);

    public Task<IActionResult> OnPostPauseAsync(CancellationToken cancel) => ChangeAsync(Roles.Income, async () =>
    {
        await cases.PauseAsync(Reference, Wording.ReadDate("PausedUntil", "Paused until", PausedUntil), Reason, cancel);
        return $"/accounts/{Reference}/arrears";
    }, cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Arrears = await cases.GetAsync(Account.Id, cancel);
    }
}
