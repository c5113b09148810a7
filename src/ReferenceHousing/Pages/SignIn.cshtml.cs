using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReferenceHousing.Access;

namespace ReferenceHousing.Pages;

public sealed class SignInModel(AppUsers users) : PageModel
{
    public string? UserName { get; private set; }

    public string? ReturnUrl { get; private set; }

    public void OnGet(string? returnUrl) => ReturnUrl = returnUrl;

    public async Task<IActionResult> OnPostAsync(string? userName, string? password, string? returnUrl, CancellationToken cancel)
    {
        var user = await users.SignInAsync(userName ?? "", password ?? "", CookieAuthenticationDefaults.AuthenticationScheme, cancel);
        if (user is not null)
        {
            await HttpContext.SignInAsync(user);
            return Url.IsLocalUrl(returnUrl) ? LocalRedirect(returnUrl) : LocalRedirect("/");
        }
        UserName = userName;
        ReturnUrl = returnUrl;
        ModelState.AddModelError("UserName", "The user name or the password is wrong");
        return Page();
    }
}
