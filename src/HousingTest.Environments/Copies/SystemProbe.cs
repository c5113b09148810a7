using System.Net.Http.Headers;
using System.Text;

namespace HousingTest.Environments;

/// <summary>
/// Asks a system which calls a path takes, and makes none: by OPTIONS, which by the standard changes nothing. A server of today answers 404 for a path that it does not
/// have, and names the methods that it takes at one that it has.
/// </summary>
/// <param name="copy">The test copy.</param>
public sealed class SystemProbe(TestCopy copy) : IDisposable
{
    private readonly HttpClient _http = LocalHttp.Create(TimeSpan.FromSeconds(20), proxied: !new Uri(copy.Address).IsLoopback);

    /// <summary>Asks at a path, its places filled, as a role of the map or as nobody.</summary>
    public async Task<ProbeAnswer> AskAsync(string path, string? role, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, copy.Address.TrimEnd('/') + path);
        if (role is not null && copy.Logins.TryGetValue(role, out var user))
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{copy.Password}")));
        try
        {
            using var answer = await _http.SendAsync(request, ct);
            return new ProbeAnswer((int)answer.StatusCode, [.. answer.Content.Headers.Allow.Select(method => method.ToUpperInvariant()).Order(StringComparer.Ordinal)], Failure: null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return new ProbeAnswer(0, [], exception.Message);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();
}

/// <summary>What a system answered.</summary>
/// <param name="Status">HTTP status; 0 when no answer came.</param>
/// <param name="Allowed">Methods that it takes at the path, in capitals; empty when it does not say.</param>
/// <param name="Failure">Why no answer came; null when one did.</param>
public sealed record ProbeAnswer(int Status, IReadOnlyList<string> Allowed, string? Failure);
