using ReferenceHousing.Arrears;
using ReferenceHousing.Payments;
using ReferenceHousing.Rents;

namespace ReferenceHousing.Pages;

public sealed class AccountModel(RentAccounts accounts, ArrearsCases cases, DirectDebits directDebits) : AccountPage(accounts)
{
    private readonly RentAccounts _accounts = accounts;

    public IReadOnlyList<Charge> Charges { get; private set; } = [];

    public ArrearsCase Arrears { get; private set; } = new();

    /// <summary>Instructions in force.</summary>
    public IReadOnlyList<DirectDebit> DirectDebits { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Charges = await _accounts.ChargesAsync(Account.Id, cancel);
        Arrears = await cases.GetAsync(Account.Id, cancel);
        DirectDebits = await directDebits.ActiveAsync(Account.Id, cancel);
    }
}
