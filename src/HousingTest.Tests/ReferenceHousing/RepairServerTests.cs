using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

[Trait("needs", "server")]
public sealed class RepairServerTests
{
    private static readonly (string, string)[] Wednesday = [("TestControls", "true"), ("Clock__Start", "2026-04-08T08:00:00Z")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_repair_goes_from_its_report_to_its_completion_in_this_order_alone()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Wednesday);
        await housing.SeedAsync(Cancel);
        var report = new { tenancy = "T-000001", description = "Tap drips", priority = "URGENT" };
        (await housing.Operative.PostAsJsonAsync("/api/repairs", report, Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var repair = await JsonAsync(await housing.Officer.PostAsJsonAsync("/api/repairs", report, Cancel), HttpStatusCode.Created);
        repair.GetProperty("reference").GetString().ShouldBe("WO-000001");
        repair.GetProperty("targetOn").GetString().ShouldBe("2026-04-15");

        var day = new { day = "2026-04-08", slot = "MORNING", operative = "operative" };
        await StatusAsync(housing.Officer.PutAsJsonAsync("/api/repairs/WO-000001/appointment", day, Cancel), HttpStatusCode.Conflict);
        await StatusAsync(housing.Officer.PostAsJsonAsync("/api/repairs/WO-000001/appointment", day with { operative = "admin" }, Cancel), HttpStatusCode.BadRequest);
        await StatusAsync(housing.Officer.PostAsJsonAsync("/api/repairs/WO-000001/appointment", day, Cancel), HttpStatusCode.OK);
        await StatusAsync(housing.Officer.PostAsJsonAsync("/api/repairs/WO-000001/appointment", day, Cancel), HttpStatusCode.Conflict);

        var notes = new { notes = "New washer" };
        await StatusAsync(housing.Operative.PostAsJsonAsync("/api/repairs/WO-000001/complete", notes, Cancel), HttpStatusCode.Conflict);
        await StatusAsync(housing.Operative.PostAsync("/api/repairs/WO-000001/start", null, Cancel), HttpStatusCode.OK);
        await StatusAsync(housing.Operative.PostAsync("/api/repairs/WO-000001/start", null, Cancel), HttpStatusCode.Conflict);
        await StatusAsync(housing.Operative.PostAsJsonAsync("/api/repairs/WO-000001/complete", notes with { notes = " " }, Cancel), HttpStatusCode.BadRequest);
        repair = await JsonAsync(await housing.Operative.PostAsJsonAsync("/api/repairs/WO-000001/complete", notes, Cancel), HttpStatusCode.OK);
        repair.GetProperty("status").GetString().ShouldBe("COMPLETED");
        repair.GetProperty("appointments")[0].GetProperty("state").GetString().ShouldBe("KEPT");
        await StatusAsync(housing.Officer.PutAsJsonAsync("/api/repairs/WO-000001/appointment", day, Cancel), HttpStatusCode.Conflict);
        await StatusAsync(housing.Officer.GetAsync("/api/repairs/WO-000002", Cancel), HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_contractors_file_changes_what_it_names_or_nothing_at_all()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Wednesday);
        await housing.SeedAsync(Cancel);
        var report = new { tenancy = "T-000001", description = "Tap drips", priority = "NORMAL" };
        for (var order = 0; order < 2; order++)
            await StatusAsync(housing.Officer.PostAsJsonAsync("/api/repairs", report, Cancel), HttpStatusCode.Created);
        await StatusAsync(
            housing.Officer.PostAsJsonAsync("/api/repairs/WO-000002/appointment", new { day = "2026-04-14", slot = "MORNING" }, Cancel), HttpStatusCode.OK);

        await StatusAsync(SendAsync(housing.Officer, "STARTED,WO-000001\n"), HttpStatusCode.Forbidden);
        (await RefusalAsync(housing, "STARTED,WO-000001\nFINISHED,WO-000001\n")).ShouldContain("line 2");
        (await RefusalAsync(housing, "STARTED,WO-000001\n\nSTARTED,WO-000009\n")).ShouldContain("line 3: There is no works order WO-000009");
        (await RefusalAsync(housing, "MOVED,WO-000002,2026-05-04,MORNING\n")).ShouldContain("4 May 2026 is Early May bank holiday");
        (await RefusalAsync(housing, "\n")).ShouldContain("empty");
        (await housing.ScalarAsync("SELECT GROUP_CONCAT(status) FROM works_order", Cancel)).ShouldBe("OPEN,OPEN");

        await StatusAsync(
            SendAsync(housing.Admin, "STARTED,WO-000001\r\nCOMPLETED,WO-000001,\"Cleared, tested\"\r\nMOVED,WO-000002,2026-05-05,AFTERNOON"), HttpStatusCode.OK);
        (await housing.ScalarAsync("SELECT GROUP_CONCAT(status || ' ' || COALESCE(notes, '')) FROM works_order", Cancel)).ShouldBe("COMPLETED Cleared, tested,OPEN ");
        (await housing.ScalarAsync("SELECT GROUP_CONCAT(day || ' ' || state) FROM appointment", Cancel)).ShouldBe("2026-04-14 MOVED,2026-05-05 BOOKED");
    }

    [Fact]
    public async Task Only_an_operative_has_jobs_and_only_an_officer_a_form_for_reports()
    {
        await using var housing = await RunningHousing.StartAsync(Cancel, Wednesday);
        await housing.SeedAsync(Cancel);
        var page = await SignedInPage.GetAsync(housing.Anonymous, "operative", "/jobs", Cancel);
        page.QuerySelector("main")!.TextContent.ShouldContain("No job is booked for you today.");
        page.QuerySelectorAll("nav a").Last().TextContent.ShouldBe("Today’s jobs");
        (await housing.Anonymous.GetAsync("/repairs/new", Cancel)).Headers.Location!.ToString().ShouldContain("/not-allowed");

        using var officer = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = housing.Anonymous.BaseAddress };
        page = await SignedInPage.GetAsync(officer, "officer", "/repairs/new?tenancy=T-000001", Cancel);
        page.QuerySelector("#Tenancy")!.GetAttribute("value").ShouldBe("T-000001");
        page.QuerySelector("#Priority option[selected]")!.TextContent.ShouldBe("Normal");
        (await officer.GetAsync("/jobs", Cancel)).Headers.Location!.ToString().ShouldContain("/not-allowed");
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string file) =>
        client.PostAsync("/api/repairs/contractor-files", new StringContent(file), Cancel);

    private static async Task<string> RefusalAsync(RunningHousing housing, string file)
    {
        using var answer = await SendAsync(housing.Admin, file);
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        return (await RunningHousing.JsonAsync(answer, Cancel)).GetProperty("detail").GetString()!;
    }

    private static async Task<JsonElement> JsonAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        answer.StatusCode.ShouldBe(expected, await answer.Content.ReadAsStringAsync(Cancel));
        return await RunningHousing.JsonAsync(answer, Cancel);
    }

    private static async Task StatusAsync(Task<HttpResponseMessage> sent, HttpStatusCode expected) => await JsonAsync(await sent, expected);
}
