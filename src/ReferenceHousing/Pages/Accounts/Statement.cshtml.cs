using ReferenceHousing.Rents;

namespace ReferenceHousing.Pages;

public sealed class StatementModel(RentAccounts accounts) : AccountPage(accounts)
{
    private readonly RentAccounts _accounts = accounts;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<RentTransaction> Transactions { get; private set; } = [];

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Transactions = await _accounts.TransactionsAsync(Account.Id, cancel);
    }
}
