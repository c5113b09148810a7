using HousingTest.Model;

namespace HousingTest.Environments;

/// <summary>
/// A system that runs elsewhere. Nothing touches it before it has shown its marker, and its marker is looked for again before each scenario: an address may
/// lead to another system tomorrow.
/// </summary>
/// <param name="release">Name of the release, for problems.</param>
/// <param name="program">Where it answers, and what it must say.</param>
internal sealed class HostedSystem(string release, ReleaseProgram.Address program) : IRunningSystem
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);
    private readonly HttpClient _http = LocalHttp.Create(s_patience, proxied: !new Uri(program.Root).IsLoopback);

    public string Address => program.Root;

    /// <summary>The instant at which it gave its latest answer, by its own clock; null when it does not say.</summary>
    public DateTimeOffset? Now { get; private set; }

    // Whether it ended nobody can know: what is asked of it fails, and says so.
    public Problem? Trouble => null;

    /// <summary>Throws HT-ENV-027 when it does not answer, and HT-ENV-028 when its answer does not hold the marker.</summary>
    public async Task CheckMarkerAsync(CancellationToken ct)
    {
        var (status, text) = await AskAsync(program.Marker.Path, ct);
        if (status is not 200 || !text.Contains(program.Marker.Says, StringComparison.Ordinal))
        {
            throw new ProblemException(Problems.NoMarker(
                release, program.Root + program.Marker.Path, program.Marker.Says, status is 200 ? "the answer does not say so" : $"it answered {status}"));
        }
    }

    /// <summary>Digest of what it says its version is. Throws HT-ENV-027 when it does not say.</summary>
    public async Task<string> VersionAsync(CancellationToken ct)
    {
        var (status, text) = await AskAsync(program.Version, ct);
        return status is 200 ? Digest.OfParts([("version", Digest.OfText(text))]) : throw new ProblemException(Problems.NoAnswer(release, program.Root + program.Version, $"it answered {status}"));
    }

    public Task<IReadOnlyList<SystemError>> TakeErrorsAsync(CancellationToken ct) => Task.FromResult<IReadOnlyList<SystemError>>([]);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<(int Status, string Text)> AskAsync(string path, CancellationToken ct)
    {
        try
        {
            using var answer = await _http.GetAsync(new Uri(program.Root + path), ct);
            Now = answer.Headers.Date;
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(ct));
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            throw new ProblemException(Problems.NoAnswer(
                release, program.Root + path, exception is TaskCanceledException ? $"no answer within {s_patience.TotalSeconds:0} s" : exception.Message), exception);
        }
    }
}
