using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace HousingTest.Tests.ReferenceHousing;

/// <summary>A page of the reference system as somebody who has signed in sees it.</summary>
internal static class SignedInPage
{
    /// <summary>Signs in through the form, with its anti-forgery token, and reads the page. Cookies stay in the client.</summary>
    public static async Task<IDocument> GetAsync(HttpClient client, string user, string path, CancellationToken cancel)
    {
        var parser = new HtmlParser();
        var form = parser.ParseDocument(await client.GetStringAsync("/sign-in", cancel));
        var token = form.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var fields = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["userName"] = user,
            ["password"] = "first-password",
            ["returnUrl"] = path,
            ["__RequestVerificationToken"] = token,
        });
        using var signedIn = await client.PostAsync("/sign-in", fields, cancel);
        return parser.ParseDocument(await client.GetStringAsync(signedIn.Headers.Location, cancel));
    }
}
