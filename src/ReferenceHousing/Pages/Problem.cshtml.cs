using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ReferenceHousing.Pages;

/// <summary>What people see when a page does not exist or the system failed. Details go to the log and never here.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ProblemModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Explanation { get; private set; } = "";

    public void OnGet() => Explain();

    public void OnPost() => Explain();

    private void Explain() => (Heading, Explanation) = Response.StatusCode switch
    {
        >= 500 => ("Sorry, something went wrong", "Nothing was changed. Try again; if it happens again, tell your administrator when it happened."),
        400 => ("The form has expired", "Go back, load the page again and send the form once more."),
        _ => ("Page not found", "Check the address, or look for the tenancy or the account by its reference."),
    };
}
