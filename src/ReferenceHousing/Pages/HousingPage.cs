using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReferenceHousing.Access;

namespace ReferenceHousing.Pages;

/// <summary>What the pages share: a page that isn't there, a change that is refused.</summary>
public abstract class HousingPage : PageModel
{
    /// <summary>Reads what the page shows. Refuses when what it is about does not exist.</summary>
    protected virtual Task LoadAsync(CancellationToken cancel) => Task.CompletedTask;

    /// <summary>Shows the page, or the page for things that don't exist.</summary>
    protected async Task<IActionResult> ShowAsync(CancellationToken cancel)
    {
        try
        {
            await LoadAsync(cancel);
            return Page();
        }
        catch (RefusedException refused) when (refused.Refusal == Refusal.NotFound)
        {
            return NotFound();
        }
    }

    /// <summary>Makes a change and goes on to where it leads; when it is refused, shows the page again and says why.</summary>
    /// <param name="roles">Who may make the change.</param>
    /// <param name="change">Gives the address to go on to.</param>
    /// <param name="cancel">Stops the work.</param>
    protected async Task<IActionResult> ChangeAsync(string roles, Func<Task<string>> change, CancellationToken cancel)
    {
        if (!User.Holds(roles))
            return Forbid();
        try
        {
            return LocalRedirect(await change());
        }
        catch (RefusedException refused)
        {
            ModelState.AddModelError(refused.Field, refused.Message);
            return await ShowAsync(cancel);
        }
    }
}
