using System.Net;

namespace HousingTest.Environments;

/// <summary>Calls to the system under test: past every proxy for what runs on this machine, without following redirects, since a sign-in screen would else pass for an answer.</summary>
internal static class LocalHttp
{
    public static HttpClient Create(TimeSpan timeout, bool proxied = false) => new(new SocketsHttpHandler
    {
        UseProxy = proxied,
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = timeout,
    })
    {
        Timeout = timeout,
        DefaultRequestVersion = HttpVersion.Version11,
    };

    /// <summary>True when the address answers 200; false for any other answer and for none.</summary>
    public static async Task<bool> AnswersOkAsync(HttpClient http, Uri address, CancellationToken ct)
    {
        try
        {
            using var answer = await http.GetAsync(address, ct);
            return answer.StatusCode == HttpStatusCode.OK;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
