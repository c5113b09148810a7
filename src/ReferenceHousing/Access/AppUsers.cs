using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ReferenceHousing.Schema;

namespace ReferenceHousing.Access;

/// <summary>The people who may sign in.</summary>
public sealed class AppUsers(HousingDatabase database)
{
    // Each call of the API signs in anew, and the passwords are long and random, made for one test copy: what makes guessing slow would only make calls slow.
    private static readonly PasswordHasher<string> Hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 1000 }));

    /// <summary>A salted hash of a password (PBKDF2), with its own parameters inside.</summary>
    public static string Hash(string name, string password) => Hasher.HashPassword(name, password);

    /// <summary>Who this is, or null when the name or the password is wrong.</summary>
    public async Task<ClaimsPrincipal?> SignInAsync(string name, string password, string scheme, CancellationToken cancel)
    {
        var user = await database.ReadAsync(session => session.FindAsync<AppUser>(
            "SELECT name, role, password_hash FROM app_user WHERE name = @name", new { name }), cancel);
        if (user is null || Hasher.VerifyHashedPassword(name, user.PasswordHash, password) == PasswordVerificationResult.Failed)
            return null;
        return new ClaimsPrincipal(new ClaimsIdentity(
            [new Claim(ClaimTypes.Name, user.Name), new Claim(ClaimTypes.Role, user.Role)], scheme));
    }

    private sealed record AppUser
    {
        public required string Name { get; init; }

        public required string Role { get; init; }

        public required string PasswordHash { get; init; }
    }
}
