using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace ReferenceHousing.Access;

/// <summary>HTTP Basic for the API, with the same users as the pages (RFC 7617, UTF-8).</summary>
public sealed class BasicAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AppUsers users)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "Basic";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!AuthenticationHeaderValue.TryParse(Request.Headers.Authorization, out var header)
            || !string.Equals(header.Scheme, SchemeName, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }
        var bytes = new byte[header.Parameter?.Length ?? 0];
        if (!Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length))
            return AuthenticateResult.Fail("The credentials are not Base64.");
        var parts = Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2);
        var user = parts.Length == 2 ? await users.SignInAsync(parts[0], parts[1], SchemeName, Context.RequestAborted) : null;
        return user is null
            ? AuthenticateResult.Fail("The user name or the password is wrong.")
            : AuthenticateResult.Success(new AuthenticationTicket(user, SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Basic realm=\"housing\", charset=\"UTF-8\"";
        return base.HandleChallengeAsync(properties);
    }
}
