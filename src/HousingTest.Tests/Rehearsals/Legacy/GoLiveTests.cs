using System.Globalization;
using System.Text;
using HousingTest.Databases;
using HousingTest.Databases.Sqlite;
using HousingTest.Definitions;
using HousingTest.Model;
using HousingTest.Rehearsals;
using HousingTest.Tests.ReferenceHousing;
using ReferenceHousing.Schema;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Rehearsals.Legacy;

/// <summary>The loads of the go-live's steps, in order, on an empty system, and what the reconciliation behind each says.</summary>
public sealed class GoLiveTests : IAsyncLifetime
{
    // What stands below each other needs what stands above.
    private static readonly string[] Loads =
    [
        "properties", "people", "addresses", "tenancies", "households", "accounts", "charges", "garage-charges", "transactions", "agreements", "direct-debits", "repairs", "appointments",
    ];

    private readonly TemporaryFolder _folder = new();
    private readonly SystemMap _map = SystemMapFile.Read(Repository.Root, "environments/maps/reference.yaml");
    private ITestDatabase _database = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Faulty() => [.. Directory.GetFiles(PathOf("loads-faulty")).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    public async ValueTask InitializeAsync()
    {
        var file = _folder["housing.db"];
        _database = await new SqliteEngine().ProvisionAsync(file, new DatabaseMarker("test", file), Token);
        await _database.ExecuteAsync(HousingSchema.Create, Token);
    }

    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_load_brings_everything_and_every_reconciliation_passes()
    {
        var told = new StringBuilder();
        foreach (var name in Loads)
        {
            var loaded = await LoadAsync("loads", name);
            loaded.Problem.ShouldBeNull(name);
            told.Append(CultureInfo.InvariantCulture, $"{name}: {loaded.Read} read, {loaded.LeftOut} left out, {loaded.Written} written\n");
            var reconciled = await ReconcileAsync(name);
            reconciled.Result.Status.ShouldBe(ReconciliationStatus.Pass, $"{name}\n{string.Join('\n', reconciled.Result.Reasons)}\n{reconciled.Breaks}");
            foreach (var control in reconciled.Result.Controls)
                told.Append(CultureInfo.InvariantCulture, $"  {control.Name}: {control.LookedAt} looked at\n");
        }

        (await ReconcileAsync("balances")).Result.Status.ShouldBe(ReconciliationStatus.Pass);
        Approval.Verify(told.ToString(), "go-live");
    }

    [Theory]
    [MemberData(nameof(Faulty))]
    public async Task A_faulty_load_is_found_by_the_reconciliation_behind_it(string name)
    {
        foreach (var before in Loads.TakeWhile(load => !string.Equals(load, name, StringComparison.Ordinal)))
            (await LoadAsync("loads", before)).Problem.ShouldBeNull(before);

        (await LoadAsync("loads-faulty", name)).Problem.ShouldBeNull();

        var result = (await ReconcileAsync(name)).Result;
        result.Status.ShouldBe(ReconciliationStatus.Breaks);
        var told = result.Patterns.Select(pattern => string.Create(CultureInfo.InvariantCulture, $"{pattern.Control} | {pattern.Field} | {pattern.What} | {pattern.Count} | {pattern.Pence}"));
        Approval.Verify(string.Join('\n', told) + "\n", $"faulty-{name}");
    }

    [Theory]
    [Trait("needs", "server")]
    [InlineData("loads", ReconciliationStatus.Pass)]
    [InlineData("loads-faulty", ReconciliationStatus.Breaks)]
    public async Task The_systems_first_debit_run_charges_what_was_worked_out_beforehand_unless_the_charges_are_wrong(string charges, ReconciliationStatus status)
    {
        foreach (var name in Loads)
            (await LoadAsync(name is "charges" ? charges : "loads", name)).Problem.ShouldBeNull(name);
        await using var system = await RunningHousing.StartAsync(
            Token, ("ConnectionStrings__Housing", $"Data Source={_folder["housing.db"]}"), ("TestControls", "true"), ("Clock__Start", "2026-04-06T07:00:00Z"));

        using var week = new StringContent("""{"weekStarting":"2026-04-06"}""", Encoding.UTF8, "application/json");
        (await system.Admin.PostAsync("/api/jobs/debit-run", week, Token)).EnsureSuccessStatusCode();

        var firstWeek = (await ReconcileAsync("first-week")).Result;
        firstWeek.Status.ShouldBe(status, string.Join('\n', firstWeek.Patterns.Select(pattern => $"{pattern.Control} {pattern.What} {pattern.Count}")));
        (await ReconcileAsync("balances")).Result.Status.ShouldBe(ReconciliationStatus.Pass);
        var page = await SignedInPage.GetAsync(system.Anonymous, "officer", "/accounts/00030165", Token);
        page.QuerySelectorAll("dl div").Select(line => line.TextContent).ShouldContain("Direct debitDD00030165: £419.29 on day 27 of each month", StringComparer.Ordinal);
    }

    [Fact]
    public void Every_load_and_reconciliation_that_the_plans_name_is_there_and_can_be_read()
    {
        foreach (var folder in (string[])["loads", "loads-faulty"])
        {
            foreach (var file in Directory.GetFiles(PathOf(folder), "*.yaml"))
                LoadFile.Read(Repository.Root, file).Fields.ShouldNotBeEmpty(file);
        }

        foreach (var file in Directory.GetFiles(PathOf("reconciliations"), "*.yaml"))
            ReconciliationFile.Read(Repository.Root, file).Controls.ShouldNotBeEmpty(file);
        foreach (var plan in (string[])["go-live", "go-live-faulty"])
        {
            var named = File.ReadAllText(PathOf($"{plan}.yaml")).Split(' ', '[', ']', ',', '\n').Where(word => word.EndsWith(".yaml", StringComparison.Ordinal)).ToList();
            named.Count.ShouldBeGreaterThan(25);
            named.ShouldAllBe(name => File.Exists(PathOf(name)));
        }
    }

    private async Task<LoadResult> LoadAsync(string folder, string name) => await ExtractLoad.RunAsync(
        new LoadOrder(LoadFile.Read(Repository.Root, $"fixtures/plans/{folder}/{name}.yaml"), Repository.Root) { Database = _database, Map = _map }, new Progress<string>(), Token);

    private Task<Reconciled> ReconcileAsync(string name) =>
        Reconciled.OfAsync(ReconciliationFile.Read(Repository.Root, $"fixtures/plans/reconciliations/{name}.yaml"), Repository.Root, database: _database, map: _map);

    private static string PathOf(string name) => Path.Combine(Repository.Root, "fixtures", "plans", name);
}
