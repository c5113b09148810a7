using HousingTest.Environments;
using HousingTest.Estates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Environments;

/// <summary>The whole of a test copy on the real reference system. The tests share one, so each is also a test of putting back.</summary>
[Trait("needs", "server")]
public sealed class TestCopyTests(ReferenceCopyFixture fixture) : IClassFixture<ReferenceCopyFixture>, IAsyncLifetime
{
    private static readonly Dictionary<string, string> s_monday = new(StringComparer.Ordinal) { ["week starting"] = "2026-04-06" };

    private TestCopy Copy => fixture.Copy;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Copy.Trouble is not null)
            await Copy.RestartAsync(Ct);
        await Copy.PutBackAsync(verify: true, Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_copy_is_filled_with_its_estate_and_stands_at_its_clock()
    {
        var accounts = await Copy.Database.SelectAsync("rent_account", new Dictionary<string, Value>(StringComparer.Ordinal), Ct);
        accounts.Count.ShouldBeGreaterThanOrEqualTo(20);
        Copy.Clock.Now.ShouldBe(new DateTimeOffset(2026, 4, 6, 8, 0, 0, TimeSpan.Zero));
        Copy.Clock.Today.ShouldBe(new DateOnly(2026, 4, 6));
        Copy.Schema.Tables.ShouldContain(table => table.Name.Equals("rent_transaction", StringComparison.Ordinal));
        Copy.Schema.Tables.ShouldAllBe(table => !table.Name.StartsWith("housingtest_", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_job_does_its_work_and_putting_back_undoes_rows_messages_files_and_clock()
    {
        (await Copy.Actions.RunAsync(Copy.Map.Jobs["weekly debit run"], s_monday, Ct)).Status.ShouldBe(200);
        await Copy.Clock.SetAsync(new DateOnly(2026, 4, 20), new TimeOnly(9, 0), Ct);
        await File.WriteAllTextAsync(Path.Combine(Copy.Files, "letters.csv"), "", Ct);
        await SendAsync();
        await Copy.SettleAsync(Ct);
        (await Copy.Database.ChangesSinceAsync(Copy.Mark, Ct)).Count(change => change.Table is "rent_transaction").ShouldBeGreaterThan(10);

        var result = await Copy.PutBackAsync(verify: true, Ct);

        result.Rows.ShouldBeGreaterThan(10);
        result.Restored.ShouldBeFalse();
        (await Copy.Database.ChangesSinceAsync(Copy.Mark, Ct)).ShouldBeEmpty();
        Copy.Trap.Messages.ShouldBeEmpty();
        Directory.EnumerateFileSystemEntries(Copy.Files).ShouldBeEmpty();
        Copy.Clock.Today.ShouldBe(new DateOnly(2026, 4, 6));
        // The system itself took part: to it the week has not been charged.
        (await Copy.Actions.RunAsync(Copy.Map.Jobs["weekly debit run"], s_monday, Ct)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Every_identifier_in_the_whole_database_is_provably_nobodys()
    {
        await Copy.Actions.RunAsync(Copy.Map.Jobs["nightly arrears review"], new Dictionary<string, string>(StringComparer.Ordinal), Ct);
        var texts = new List<(string Where, string Text)>();
        foreach (var table in Copy.Schema.Tables)
        {
            var rows = await Copy.Database.SelectAsync(table.Name, new Dictionary<string, Value>(StringComparer.Ordinal), Ct);
            texts.AddRange(rows.SelectMany((row, number) => row
                .Where(cell => cell.Value is Value.Text)
                .Select(cell => ($"row {number} of {table.Name}.{cell.Key}", cell.Value.ToString()))));
        }

        texts.Count.ShouldBeGreaterThan(1_000);
        IdentifierScan.Scan(texts).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_member_is_left_out_and_the_system_decides_by_its_clock()
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal) { ["week starting"] = "" };
        var answer = await Copy.Actions.RunAsync(Copy.Map.Jobs["weekly debit run"], places, Ct);
        answer.Status.ShouldBe(200);
        answer.Body.ShouldContain("2026-04-06");
    }

    [Fact]
    public async Task An_answer_that_says_no_is_a_result()
    {
        await Copy.Actions.RunAsync(Copy.Map.Jobs["weekly debit run"], s_monday, Ct);
        var again = await Copy.Actions.RunAsync(Copy.Map.Jobs["weekly debit run"], s_monday, Ct);
        again.Status.ShouldBe(409);
        again.Succeeded.ShouldBeFalse();
    }

    [Fact]
    public async Task A_place_that_the_step_does_not_fill_is_told()
    {
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        var problem = (await Should.ThrowAsync<ProblemException>(() => Copy.Actions.RunAsync(Copy.Map.Jobs["weekly debit run"], none, Ct))).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-ENV-011");
        problem.What.ShouldBe("Nothing fills the place {week starting}");
    }

    [Fact]
    public async Task Sql_and_commands_are_done_too_and_a_value_in_sql_stays_a_value()
    {
        var sql = new ActionMap("rename", null, "update person set first_name = '{name}' where id = 1", null, Restart: false);
        await Copy.Actions.RunAsync(sql, new Dictionary<string, string>(StringComparer.Ordinal) { ["name"] = "O'Neill'; drop table person; --" }, Ct);
        var person = await Copy.Database.SelectAsync("person", new Dictionary<string, Value>(StringComparer.Ordinal) { ["id"] = Value.Of(1L) }, Ct);
        person.ShouldHaveSingleItem()["first_name"].ToString().ShouldBe("O'Neill'; drop table person; --");

        var command = new ActionMap("version", null, null, ["dotnet", "--version"], Restart: false);
        var result = await Copy.Actions.RunAsync(command, new Dictionary<string, string>(StringComparer.Ordinal), Ct);
        result.Succeeded.ShouldBeTrue();
        result.Body.ShouldStartWith("10.");
    }

    [Fact]
    public async Task A_system_that_was_killed_is_told_and_starts_again_where_it_was()
    {
        var address = Copy.Address;
        await Copy.Clock.SetAsync(new DateOnly(2026, 5, 1), new TimeOnly(9, 0), Ct);
        await Copy.Actions.RunAsync(Copy.Map.Jobs["weekly debit run"], s_monday, Ct);
        SystemStamp().Kill().ShouldBeTrue();

        var problem = (await Should.ThrowAsync<ProblemException>(() => Copy.Actions.RunAsync(Copy.Map.Jobs["nightly arrears review"], s_monday, Ct))).Problems.ShouldHaveSingleItem();
        problem.Id.ShouldBe("HT-ENV-008");
        Copy.Trouble.ShouldNotBeNull().Id.ShouldBe("HT-ENV-008");

        await Copy.RestartAsync(Ct);
        Copy.Trouble.ShouldBeNull();
        Copy.Address.ShouldBe(address);
        (await Copy.Actions.RunAsync(Copy.Map.Jobs["weekly debit run"], s_monday, Ct)).Status.ShouldBe(409);
        (await Copy.PutBackAsync(verify: true, Ct)).Rows.ShouldBeGreaterThan(0);
    }

    private ProcessStamp SystemStamp() =>
        new LeaseStore(fixture.Order.Workspace).List().Single(lease => string.Equals(lease.Id, Copy.Id, StringComparison.Ordinal)).Children[^1];

    /// <summary>A message that nobody asserts; only that it is gone afterwards.</summary>
    private async Task SendAsync()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new("Bearer", "token");
        using var content = new StringContent("""{"phone_number":"07700900123","template_id":"x"}""");
        (await http.PostAsync(new Uri(Copy.Trap.Address + "/v2/notifications/sms"), content, Ct)).EnsureSuccessStatusCode();
        Copy.Trap.Messages.ShouldHaveSingleItem();
    }
}
