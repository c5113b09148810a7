using System.Diagnostics;
using System.Globalization;
using HousingTest.Environments;

namespace HousingTest.Tests.Cli;

/// <summary>The reference system as somebody else hosts it: one instance with one database, at one address, stopped and started when it is upgraded or another day begins.</summary>
internal sealed class HostedInstance : IAsyncDisposable
{
    public const string Password = "Ht1-hosted-by-somebody";

    private readonly string _database;
    private Process? _process;

    /// <summary>Not started yet.</summary>
    /// <param name="folder">Where its database lies, which nobody is told.</param>
    public HostedInstance(string folder) => _database = Path.Combine(folder, "hosted.db");

    public string Address { get; } = $"http://127.0.0.1:{FreePort.Find().ToString(CultureInfo.InvariantCulture)}";

    /// <summary>Where it sends its messages.</summary>
    public int MessagesAt { get; } = FreePort.Find();

    /// <summary>Starts it, or upgrades it, on a day of its own from which its clock runs.</summary>
    public async Task StartAsync(string release, DateTimeOffset now, CancellationToken ct)
    {
        await StopAsync();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(release, "ReferenceHousing.dll")]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (setting, value) in new (string, string)[]
        {
            ("ASPNETCORE_ENVIRONMENT", "Production"), ("ASPNETCORE_URLS", Address), ("ConnectionStrings__Housing", $"Data Source={_database}"), ("Setup__InitialPassword", Password),
            ("TestSystem", "true"), ("Clock__Start", now.ToString("O", CultureInfo.InvariantCulture)),
            ("Notify__Address", $"http://127.0.0.1:{MessagesAt.ToString(CultureInfo.InvariantCulture)}"), ("Notify__ApiKey", MessageTrap.Key),
        })
            start.Environment[setting] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient();
        for (var left = 300; ; left--)
        {
            try
            {
                if ((await http.GetAsync(new Uri(Address + "/health"), ct)).IsSuccessStatusCode)
                    return;
            }
            catch (HttpRequestException) when (left > 0 && !_process.HasExited)
            {
                // It is on its way.
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
        }
    }

    /// <summary>The weekly job, which belongs to whoever hosts it.</summary>
    public async Task RunDebitsAsync(CancellationToken ct)
    {
        using var http = new HttpClient();
        using var asked = new HttpRequestMessage(HttpMethod.Post, new Uri(Address + "/api/jobs/debit-run")) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json") };
        asked.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"admin:{Password}")));
        (await http.SendAsync(asked, ct)).EnsureSuccessStatusCode();
    }

    /// <summary>What whoever hosts it does to its rows.</summary>
    public async Task ExecuteAsync(string sql, CancellationToken ct)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_database};Pooling=False");
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(ct);
    }

    public async ValueTask DisposeAsync() => await StopAsync();

    private async Task StopAsync()
    {
        if (_process is not { } process)
            return;
        _process = null;
        if (!process.HasExited)
            process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
