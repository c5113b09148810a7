using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

/// <summary>The built reference system as a process of its own, with an empty database in a folder that goes when it stops.</summary>
internal sealed class RunningHousing : IAsyncDisposable
{
    private const string Password = "first-password";
    private readonly Process _process;
    private readonly DirectoryInfo _folder;

    private RunningHousing(Process process, DirectoryInfo folder, Uri address)
    {
        (_process, _folder) = (process, folder);
        Anonymous = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        Admin = Client(address, "admin");
        Officer = Client(address, "officer");
        Operative = Client(address, "operative");
    }

    public HttpClient Anonymous { get; }

    public HttpClient Admin { get; }

    public HttpClient Officer { get; }

    public HttpClient Operative { get; }

    public static async Task<RunningHousing> StartAsync(CancellationToken cancel, params (string Key, string Value)[] settings)
    {
        var folder = Directory.CreateTempSubdirectory("housing-");
        var process = Begin(folder, [("Setup__InitialPassword", Password), .. settings]);
        var listening = new TaskCompletionSource<Uri?>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            const string Sign = "Now listening on: ";
            var at = line.Data?.IndexOf(Sign, StringComparison.Ordinal) ?? -1;
            if (at >= 0)
                listening.TrySetResult(new Uri(line.Data![(at + Sign.Length)..]));
            else if (line.Data is null)
                listening.TrySetResult(null);
        };
        process.BeginOutputReadLine();
        process.ErrorDataReceived += (_, line) => TestContext.Current.SendDiagnosticMessage("{0}", line.Data ?? "");
        process.BeginErrorReadLine();
        await Task.WhenAny(listening.Task, Task.Delay(TimeSpan.FromSeconds(60), cancel));
        if (listening.Task.IsCompletedSuccessfully && await listening.Task is { } address)
            return new RunningHousing(process, folder, address);
        process.Kill(entireProcessTree: true);
        throw new InvalidOperationException("The reference system did not start.");
    }

    /// <summary>Starts with these settings only and waits for it to end; gives the exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Error)> FailToStartAsync(CancellationToken cancel)
    {
        var folder = Directory.CreateTempSubdirectory("housing-");
        using var process = Begin(folder, []);
        var error = await process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        folder.Delete(recursive: true);
        return (process.ExitCode, error.Trim());
    }

    /// <summary>Homes and people 1 to 3, and a tenancy with account RA-000001 that owes £500.00 at £100.00 a week, held by persons 1 and 2.</summary>
    public async Task SeedAsync(CancellationToken cancel)
    {
        await ExecuteAsync("""
            INSERT INTO property (reference, uprn, address_line, town, postcode, property_type, bedrooms) VALUES
                ('P-000001', '999900000001', '1 Test Street', 'Exampleton', 'QX1 1AA', 'FLAT', 1),
                ('P-000002', '999900000002', '2 Test Street', 'Exampleton', 'QX1 1AA', 'FLAT', 1);
            INSERT INTO person (reference, title, first_name, last_name, date_of_birth, email, phone) VALUES
                ('PE-000001', 'Ms', 'Ada', 'Example', '1980-02-29', 'ada@example.com', '07700900001'),
                ('PE-000002', 'Mr', 'Bob', 'Example', '1981-01-01', NULL, NULL),
                ('PE-000003', 'Mx', 'Cy', 'O''Example', '1990-01-01', 'cy@example.com', NULL);
            INSERT INTO tenancy (reference, property_id, tenancy_type, start_date) VALUES ('T-000001', 1, 'SECURE', '2020-01-06');
            INSERT INTO household_member (tenancy_id, person_id, role, responsible) VALUES (1, 1, 'TENANT', 1), (1, 2, 'JOINT_TENANT', 1);
            INSERT INTO rent_account (reference, payment_reference, tenancy_id, balance_pence) VALUES ('RA-000001', '0000000301', 1, 50000);
            INSERT INTO rent_transaction (account_id, transaction_date, posted_at, transaction_type, amount_pence, narrative)
                VALUES (1, '2026-01-05', '2026-01-05T00:00:00Z', 'OPENING_BALANCE', 50000, 'Opening balance');
            INSERT INTO charge (account_id, charge_type, weekly_amount_pence, start_date) VALUES (1, 'RENT', 10000, '2020-01-06');
            """, cancel);
    }

    public async Task ExecuteAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.FullName}/housing.db;Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancel);
    }

    /// <summary>The first column of the first row, as text.</summary>
    public async Task<string?> ScalarAsync(string sql, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection($"Data Source={_folder.FullName}/housing.db;Pooling=False");
        await connection.OpenAsync(cancel);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(await command.ExecuteScalarAsync(cancel), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task SetClockAsync(string instant, CancellationToken cancel) =>
        (await Anonymous.PutAsJsonAsync("/test-controls/clock", new { now = instant }, cancel)).EnsureSuccessStatusCode();

    public static async Task<JsonElement> JsonAsync(HttpResponseMessage response, CancellationToken cancel) =>
        await response.Content.ReadFromJsonAsync<JsonElement>(cancel);

    public async ValueTask DisposeAsync()
    {
        Anonymous.Dispose();
        Admin.Dispose();
        Officer.Dispose();
        Operative.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static Process Begin(DirectoryInfo folder, (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Path.Combine(AppContext.BaseDirectory, "ReferenceHousing.dll"), "--urls", "http://127.0.0.1:0" },
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        start.Environment["ConnectionStrings__Housing"] = $"Data Source={folder.FullName}/housing.db";
        foreach (var (key, value) in settings)
            start.Environment[key] = value;
        return Process.Start(start)!;
    }

    private static HttpClient Client(Uri address, string user)
    {
        var credentials = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Password}"));
        return new HttpClient
        {
            BaseAddress = address,
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Basic", credentials) },
        };
    }
}
