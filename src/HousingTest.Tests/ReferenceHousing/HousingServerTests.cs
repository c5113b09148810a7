using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

[Trait("needs", "server")]
public sealed class HousingServerTests
{
    private static readonly (string, string)[] Still = [("TestControls", "true"), ("Clock__Start", "2026-04-06T09:00:00Z")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_asks_for_a_password_in_one_plain_sentence()
    {
        var (exitCode, error) = await RunningHousing.FailToStartAsync(Cancel);
        exitCode.ShouldBe(1);
        error.ShouldContain("Setup:InitialPassword");
        error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Without_test_controls_nobody_sets_the_clock()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel);
        (await housing.Anonymous.GetAsync("/test-controls/clock", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await housing.Anonymous.GetStringAsync("/health", Cancel)).ShouldBe("""{"status":"ready","version":"2026.1"}""");
    }

    [Fact]
    public async Task A_week_is_debited_once_and_its_header_equals_what_was_posted()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Still);
        await housing.SeedAsync(Cancel);
        var run = await RunningHousing.JsonAsync(await housing.Admin.PostAsync("/api/jobs/debit-run", null, Cancel), Cancel);
        run.GetProperty("weekStartsOn").GetString().ShouldBe("2026-04-06");
        run.GetProperty("headerTotalPence").GetInt64().ShouldBe(10400);
        run.GetProperty("postedTotalPence").GetInt64().ShouldBe(10400);

        var again = await housing.Admin.PostAsync("/api/jobs/debit-run", null, Cancel);
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await housing.ScalarAsync("SELECT COUNT(*) || ' ' || SUM(amount_pence) FROM rent_transaction", Cancel)).ShouldBe("2 60400");
        (await housing.ScalarAsync("SELECT balance_pence FROM rent_account", Cancel)).ShouldBe("60400");
    }

    [Fact]
    public async Task A_new_tenancy_is_numbered_on_although_others_have_references_of_another_form()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Still);
        await housing.SeedAsync(Cancel);
        await housing.ExecuteAsync(
            """
            INSERT INTO property (reference, uprn, address_line, town, postcode, property_type, bedrooms) VALUES ('P-S00001', '999900000901', '9 Fern Row', 'Llanŵydrin', 'QX1 1AA', 'FLAT', 1);
            INSERT INTO tenancy (reference, property_id, tenancy_type, start_date, end_date) SELECT 'T-S00001', id, 'SECURE', '2024-05-06', '2025-05-04' FROM property WHERE reference = 'P-S00001';
            INSERT INTO rent_account (reference, payment_reference, tenancy_id, balance_pence) SELECT 'RA-S00001', '0000090001', id, 0 FROM tenancy WHERE reference = 'T-S00001';
            """,
            Cancel);
        var person = await housing.ScalarAsync("SELECT MIN(reference) FROM person", Cancel);

        var answer = await housing.Officer.PostAsJsonAsync(
            "/api/tenancies", new { property = "P-S00001", tenancyType = "SECURE", startDate = "2026-04-06", tenant = person, weeklyRentPence = 9000 }, Cancel);

        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync(Cancel));
        (await RunningHousing.JsonAsync(answer, Cancel)).GetProperty("reference").GetString().ShouldBe("T-000002");
    }

    [Fact]
    public async Task A_day_that_is_no_Monday_and_a_user_without_the_role_debit_nothing()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Still);
        await housing.SeedAsync(Cancel);
        var tuesday = new { weekStarting = "2026-04-07" };
        (await housing.Admin.PostAsJsonAsync("/api/jobs/debit-run", tuesday, Cancel)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await housing.Officer.PostAsync("/api/jobs/debit-run", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await housing.Anonymous.PostAsync("/api/jobs/debit-run", null, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await housing.ScalarAsync("SELECT COUNT(*) FROM debit_run", Cancel)).ShouldBe("0");
    }

    [Fact]
    public async Task A_payment_that_nobody_knows_waits_in_suspense_until_it_is_allocated_once()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Still);
        await housing.SeedAsync(Cancel);
        const string File = "HEADER,F-1,2026-04-06\nPAYMENT,0000000301,2026-04-06,50.00,Cash\nPAYMENT,301,2026-04-05,7.00,Bank\nTRAILER,2,57.00\n";
        var batch = await RunningHousing.JsonAsync(await PostFileAsync(housing, File), Cancel);
        batch.GetProperty("postedTotalPence").GetInt64().ShouldBe(5000);
        batch.GetProperty("suspenseCount").GetInt32().ShouldBe(1);
        (await PostFileAsync(housing, File)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await PostFileAsync(housing, File.Replace("57.00", "57.01", StringComparison.Ordinal))).StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);

        var account = new { account = "RA-000001" };
        (await housing.Admin.PostAsJsonAsync("/api/suspense/1/allocate", account, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await housing.Admin.PostAsJsonAsync("/api/suspense/1/allocate", account, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await housing.ScalarAsync("SELECT balance_pence FROM rent_account", Cancel)).ShouldBe("44300");
        (await housing.ScalarAsync("SELECT SUM(amount_pence) FROM rent_transaction", Cancel)).ShouldBe("44300");
    }

    [Fact]
    public async Task A_home_is_let_once_at_a_time()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Still);
        await housing.SeedAsync(Cancel);
        var wanted = new { property = "P-000002", tenancyType = "SECURE", startDate = "2026-04-08", tenant = "PE-000003", weeklyRentPence = 9543 };
        var started = await housing.Officer.PostAsJsonAsync("/api/tenancies", wanted, Cancel);
        started.StatusCode.ShouldBe(HttpStatusCode.Created);
        (await RunningHousing.JsonAsync(started, Cancel)).GetProperty("account").GetString().ShouldBe("RA-000002");
        (await housing.Officer.PostAsJsonAsync("/api/tenancies", wanted, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Conflict);

        var end = new { endDate = "2026-04-30" };
        (await housing.Officer.PostAsJsonAsync("/api/tenancies/T-000002/end", end, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await housing.Officer.PostAsJsonAsync("/api/tenancies/T-000002/end", end, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await housing.Officer.GetStringAsync("/api/tenancies?search=o'exam", Cancel)).ShouldContain("T-000002");
    }

    [Fact]
    public async Task A_statement_is_read_after_signing_in_and_shows_a_running_balance()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Still);
        await housing.SeedAsync(Cancel);
        (await housing.Anonymous.GetAsync("/accounts/RA-000001/statement", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var page = await SignedInPage.GetAsync(housing.Anonymous, "officer", "/accounts/RA-000001/statement", Cancel);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Statement of RA-000001");
        page.QuerySelectorAll("tbody tr").Single().TextContent.ShouldContain("£500.00");
    }

    [Fact]
    public async Task A_direct_debit_in_force_is_shown_on_its_account_and_on_no_other()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Still);
        await housing.SeedAsync(Cancel);
        var without = await SignedInPage.GetAsync(housing.Anonymous, "officer", "/accounts/RA-000001", Cancel);
        without.QuerySelectorAll("dt").Select(term => term.TextContent).ShouldBe(["Balance", "Payment reference", "Tenants", "Address", "Tenancy", "Arrears stage"]);

        await housing.ExecuteAsync(
            """
            INSERT INTO direct_debit (account_id, reference, amount_pence, collection_day, started_on, cancelled_on, state) VALUES
                (1, 'DD-000001', 43333, 15, '2025-04-15', '2026-03-01', 'CANCELLED'),
                (1, 'DD-000002', 45100, 1, '2026-04-01', NULL, 'ACTIVE');
            """,
            Cancel);

        var with = await SignedInPage.GetAsync(housing.Anonymous, "officer", "/accounts/RA-000001", Cancel);
        with.QuerySelectorAll("dl div").Select(line => line.TextContent).Where(line => line.StartsWith("Direct debit", StringComparison.Ordinal))
            .ShouldBe(["Direct debitDD-000002: £451.00 on day 1 of each month"]);
    }

    private static Task<HttpResponseMessage> PostFileAsync(RunningHousing housing, string file) =>
        housing.Admin.PostAsync("/api/payments/files?name=cash.csv", new StringContent(file), Cancel);
}
