using HousingTest.Environments;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>Test copies of the reference system in the forms in which a supplier may hand it over.</summary>
[Trait("needs", "server")]
public sealed class ReleaseKindTests : IDisposable
{
    private static readonly Dictionary<string, string> s_monday = new(StringComparer.Ordinal) { ["week starting"] = "2026-04-06" };

    private readonly TemporaryFolder _folder = new();
    private readonly Reports _reports = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_folder_published_from_a_release_does_what_the_release_does()
    {
        var source = await ReferenceCopyFixture.OrderAsync(new Workspace(_folder.Path));
        var folder = await OrderAsync(source.Release.Folder);

        folder.Release.Identity.Digest.ShouldNotBe(source.Release.Identity.Digest, StringComparer.Ordinal);
        (await DebitsAsync(folder)).ShouldBe(await DebitsAsync(source));
    }

    [Fact]
    public async Task Scripts_are_run_on_the_filled_database_before_the_mark_with_the_system_stopped_or_running()
    {
        var stopped = _folder.Write("penny.sql", "UPDATE charge SET weekly_amount_pence = weekly_amount_pence - 1 WHERE charge_type = 'RENT';");
        var running = _folder.Write("note.sql", "-- system: running\nALTER TABLE charge ADD COLUMN supplier_note TEXT;\nUPDATE charge SET supplier_note = 'seen';");
        var plain = await ReferenceCopyFixture.OrderAsync(new Workspace(_folder.Path));
        var order = await OrderAsync(plain.Release.Folder, stopped, running);

        await using var copy = await TestCopy.ProvisionAsync(order, _reports, Ct);

        _reports.All.Where(report => report.Contains("running", StringComparison.Ordinal)).ShouldBe(["Release delivered: running penny.sql", "Release delivered: running note.sql"]);
        copy.Schema.Tables.Single(table => table.Name is "charge").Columns.ShouldContain(column => column.Name.Equals("supplier_note", StringComparison.Ordinal));
        // What a script did is where scenarios begin: no change of theirs, and nothing that putting back takes away.
        (await copy.Database.ChangesSinceAsync(copy.Mark, Ct)).ShouldBeEmpty();
        (await copy.Actions.RunAsync(copy.Map.Jobs["weekly debit run"], s_monday, Ct)).Status.ShouldBe(200);
        await copy.PutBackAsync(verify: true, Ct);
        var charges = await copy.Database.SelectAsync("charge", new Dictionary<string, Value>(StringComparer.Ordinal), Ct);
        charges.ShouldNotBeEmpty();
        charges.ShouldAllBe(charge => charge["supplier_note"].ToString().Equals("seen", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_script_that_fails_is_told_with_its_line_and_nothing_is_left()
    {
        var plain = await ReferenceCopyFixture.OrderAsync(new Workspace(_folder.Path));
        var order = await OrderAsync(plain.Release.Folder, _folder.Write("penny.sql", "-- for SQL Server\n\nUPDATE TOP (1) charge SET x = 1;"));

        var problem = (await Should.ThrowAsync<ProblemException>(() => TestCopy.ProvisionAsync(order, _reports, Ct))).Problems.ShouldHaveSingleItem();

        problem.Id.ShouldBe("HT-DB-018");
        problem.Where.ShouldBe("penny.sql:3");
        new LeaseStore(order.Workspace).List().ShouldBeEmpty();
        Directory.GetDirectories(order.Workspace.Copies).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_of_something_else_is_told_by_what_it_lacks()
    {
        _folder.Write("delivered/Other.dll", "");
        var problem = (await Should.ThrowAsync<ProblemException>(async () => await TestCopy.ProvisionAsync(await OrderAsync(_folder["delivered"]), _reports, Ct))).Problems.ShouldHaveSingleItem();

        problem.Id.ShouldBe("HT-ENV-023");
        problem.Where.ShouldEndWith("release delivered");
        problem.Why.ShouldBe("it has no ReferenceHousing.dll");
    }

    private async Task<TestCopyOrder> OrderAsync(string folder, params IReadOnlyList<string> scripts)
    {
        var order = await ReferenceCopyFixture.OrderAsync(new Workspace(_folder.Path));
        var release = new ReleaseDefinition("delivered", "", new ReleaseProgram.Folder(folder), scripts, [], "delivered.yaml");
        return order with { Release = await new ReleasePublisher(order.Workspace).PublishAsync(release, _reports, Ct) };
    }

    /// <summary>What a debit run over the whole estate posts.</summary>
    private async Task<IReadOnlyList<string>> DebitsAsync(TestCopyOrder order)
    {
        await using var copy = await TestCopy.ProvisionAsync(order, _reports, Ct);
        (await copy.Actions.RunAsync(copy.Map.Jobs["weekly debit run"], s_monday, Ct)).Status.ShouldBe(200);
        await copy.SettleAsync(Ct);
        var changes = await copy.Database.ChangesSinceAsync(copy.Mark, Ct);
        changes.Count.ShouldBeGreaterThan(10);
        return [.. changes.Where(change => change.Table is "rent_transaction").Select(change => $"{change.After!["account_id"]} {change.After["amount_pence"]}").Order(StringComparer.Ordinal)];
    }
}
