using Microsoft.AspNetCore.Mvc;
using ReferenceHousing.Access;
using ReferenceHousing.Letters;
using ReferenceHousing.Rents;

namespace ReferenceHousing.Pages;

public sealed class LettersModel(RentAccounts accounts, RentLetters letters) : AccountPage(accounts)
{
    /// <summary>Oldest first.</summary>
    public IReadOnlyList<LetterSent> Letters { get; private set; } = [];

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ChangeAsync(Roles.Income, async () =>
    {
        await letters.SendStatementAsync(Reference, cancel);
        return $"/accounts/{Reference}/letters";
    }, cancel);

    protected override async Task LoadAsync(CancellationToken cancel)
    {
        await base.LoadAsync(cancel);
        Letters = await letters.ListAsync(Account.Id, cancel);
    }
}
