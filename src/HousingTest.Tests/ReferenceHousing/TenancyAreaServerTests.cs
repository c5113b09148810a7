using System.Net;
using System.Net.Http.Json;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

/// <summary>Who may do what, and what is refused in a plain sentence; what the areas work out is held by the scenarios.</summary>
[Trait("needs", "server")]
public sealed class TenancyAreaServerTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_change_is_kept_to_the_role_that_may_make_it()
    {
        await using var housing = await StartAsync();
        var uplift = new { effectiveOn = "2027-04-05", percent = 4.8 };
        var refund = new { amountPence = 100, reason = "Paid twice" };
        foreach (var (path, body) in ((string, object)[])[("/api/jobs/uplift", uplift), ("/api/jobs/weeks-conversion", uplift), ("/api/accounts/RA-000001/refunds", refund)])
            (await housing.Officer.PostAsJsonAsync(path, body, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
        (await housing.ScalarAsync("SELECT (SELECT COUNT(*) FROM rent_uplift) + (SELECT COUNT(*) FROM refund)", Cancel)).ShouldBe("0");
    }

    [Theory]
    [InlineData("2027-04-12", "4.8", HttpStatusCode.BadRequest, "first day of a rent year")]
    [InlineData("2027-04-05", "0", HttpStatusCode.BadRequest, "more than 0 and at most 20")]
    [InlineData("2027-04-05", "4.805", HttpStatusCode.BadRequest, "no more than two decimals")]
    [InlineData("2035-04-02", "4.8", HttpStatusCode.BadRequest, "No rent year has been set up")]
    [InlineData("2027-04-05", "4.8", HttpStatusCode.OK, "\"newTotalPence\":10480")]
    public async Task An_uplift_says_why_it_is_refused(string effectiveOn, string percent, HttpStatusCode status, string said)
    {
        await using var housing = await StartAsync();
        var answer = await housing.Admin.PostAsJsonAsync("/api/jobs/uplift", new { effectiveOn, percent }, Cancel);
        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync(Cancel)).ShouldContain(said);
    }

    [Fact]
    public async Task The_joint_tenant_takes_over_before_anybody_else_and_nobody_twice()
    {
        await using var housing = await StartAsync();
        await housing.ExecuteAsync("INSERT INTO household_member (tenancy_id, person_id, role, responsible) VALUES (1, 3, 'OCCUPANT', 0)", Cancel);
        (await SucceedAsync(housing, "PE-000003")).ShouldBe(HttpStatusCode.Conflict);
        (await SucceedAsync(housing, "PE-000002")).ShouldBe(HttpStatusCode.OK);
        (await SucceedAsync(housing, "PE-000003")).ShouldBe(HttpStatusCode.Conflict);
        (await housing.ScalarAsync("SELECT GROUP_CONCAT(role || ' ' || responsible, ', ') FROM (SELECT * FROM household_member ORDER BY id)", Cancel))
            .ShouldBe("FORMER_TENANT 0, TENANT 1, OCCUPANT 0");
        (await housing.ScalarAsync("SELECT balance_pence FROM rent_account", Cancel)).ShouldBe("50000");
    }

    [Fact]
    public async Task Letters_about_an_uplift_are_sent_once_to_everybody_who_answers_for_the_rent()
    {
        await using var notify = await RecordingNotify.StartAsync(Cancel);
        await using var housing = await StartAsync(("Notify__Address", notify.Address), ("Notify__ApiKey", RecordingNotify.ApiKey));
        await housing.ExecuteAsync(
            "INSERT INTO person_address (person_id, address_line, town, postcode, from_date, to_date) VALUES (1, '9 Left Long Ago', 'Exampleton', 'QX1 1AB', '2010-01-01', '2020-01-05')", Cancel);
        var day = new { effectiveOn = "2027-04-05", percent = 4.8 };
        (await housing.Admin.PostAsJsonAsync("/api/jobs/uplift-letters", day, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await housing.Admin.PostAsJsonAsync("/api/jobs/uplift", day, Cancel)).EnsureSuccessStatusCode();
        for (var time = 0; time < 2; time++)
            (await housing.Admin.PostAsJsonAsync("/api/jobs/uplift-letters", day, Cancel)).EnsureSuccessStatusCode();
        notify.Messages.Select(message => message.Body.GetProperty("personalisation")).Select(values =>
                $"{values.GetProperty("address_line_1").GetString()}, {values.GetProperty("address_line_2").GetString()}: {values.GetProperty("new_rent").GetString()}")
            .ShouldBe(["Ms Ada Example, 1 Test Street: £104.80", "Mr Bob Example, 1 Test Street: £104.80"]);
    }

    private static async Task<HttpStatusCode> SucceedAsync(RunningHousing housing, string successor) =>
        (await housing.Officer.PostAsJsonAsync("/api/tenancies/T-000001/succession", new { successor, diedOn = "2026-04-01" }, Cancel)).StatusCode;

    private static async Task<RunningHousing> StartAsync(params (string, string)[] settings)
    {
        var housing = await RunningHousing.StartAsync(Cancel, [("TestControls", "true"), ("Clock__Start", "2026-04-06T09:00:00Z"), .. settings]);
        await housing.SeedAsync(Cancel);
        return housing;
    }
}
