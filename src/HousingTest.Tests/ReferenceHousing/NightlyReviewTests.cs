using System.Net.Http.Json;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

[Trait("needs", "server")]
public sealed class NightlyReviewTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ladder_is_climbed_one_step_a_night_and_every_joint_tenant_is_told()
    {
        await using var notify = await RecordingNotify.StartAsync(Cancel);
        await using var housing = await StartAsync(notify);

        (await ReviewAsync(housing, "2026-04-06")).ShouldBe("LETTER_1");
        notify.Messages.Select(message => message.Kind).ShouldBe(["email", "letter", "letter"]);
        Value(notify.Messages[2].Body, "address_line_1").ShouldBe("Mr Bob Example");
        Value(notify.Messages[2].Body, "address_line_2").ShouldBe("1 Test Street");
        Value(notify.Messages[2].Body, "balance").ShouldBe("£500.00");

        (await ReviewAsync(housing, "2026-04-19")).ShouldBe("");
        (await ReviewAsync(housing, "2026-04-20")).ShouldBe("LETTER_2");
        (await ReviewAsync(housing, "2026-04-27")).ShouldBe("NOTICE");
        (await housing.ScalarAsync("SELECT served_on || ' ' || effective_on || ' ' || expires_on FROM notice", Cancel))
            .ShouldBe("2026-04-27 2026-05-25 2027-05-25");
        (await housing.ScalarAsync("SELECT COUNT(*) FROM notice_person", Cancel)).ShouldBe("2");
        (await ReviewAsync(housing, "2026-05-25")).ShouldBe("COURT_WARNING");
        (await ReviewAsync(housing, "2026-06-08")).ShouldBe("COURT");
        notify.Messages.Count.ShouldBe(9);
        (await housing.ScalarAsync("SELECT notify_id FROM message ORDER BY id DESC LIMIT 1", Cancel)).ShouldBe("notify-9");
    }

    [Fact]
    public async Task A_text_message_goes_to_those_with_a_telephone()
    {
        await using var notify = await RecordingNotify.StartAsync(Cancel);
        await using var housing = await StartAsync(notify);
        await housing.ExecuteAsync("UPDATE rent_transaction SET amount_pence = 500; UPDATE rent_account SET balance_pence = 500", Cancel);
        (await ReviewAsync(housing, "2026-04-06")).ShouldBe("TEXT_MESSAGE");
        notify.Messages.ShouldHaveSingleItem().Body.GetProperty("phone_number").GetString().ShouldBe("07700900001");
    }

    [Fact]
    public async Task A_missed_instalment_breaks_the_agreement_and_the_ladder_goes_on()
    {
        await using var notify = await RecordingNotify.StartAsync(Cancel);
        await using var housing = await StartAsync(notify);
        var terms = new { instalmentPence = 1000, frequency = "WEEKLY", startsOn = "2026-04-06" };
        (await housing.Admin.PostAsJsonAsync("/api/accounts/RA-000001/agreements", terms, Cancel)).EnsureSuccessStatusCode();
        (await ReviewAsync(housing, "2026-04-06")).ShouldBe("");
        (await ReviewAsync(housing, "2026-04-07")).ShouldBe("LETTER_1");
        (await housing.ScalarAsync("SELECT state FROM agreement", Cancel)).ShouldBe("BROKEN");
    }

    [Fact]
    public async Task A_step_that_cannot_be_told_is_not_taken_and_is_tried_again()
    {
        await using var notify = await RecordingNotify.StartAsync(Cancel);
        await using var housing = await StartAsync(notify);
        notify.RefuseWith = 500;
        (await ReviewAsync(housing, "2026-04-06")).ShouldBe("");
        (await housing.ScalarAsync("SELECT COUNT(*) FROM arrears_action", Cancel)).ShouldBe("0");
        notify.RefuseWith = null;
        (await ReviewAsync(housing, "2026-04-07")).ShouldBe("LETTER_1");
    }

    [Theory]
    [InlineData("1900-01-01", "LETTER_1")]
    [InlineData("2026-04-06", "LETTER_1")]
    [InlineData("2026-04-05", "FORMER_TENANT")]
    public async Task Only_tenancies_that_have_not_ended_are_reviewed(string endDate, string stages)
    {
        await using var notify = await RecordingNotify.StartAsync(Cancel);
        await using var housing = await StartAsync(notify);
        await housing.ExecuteAsync($"UPDATE tenancy SET end_date = '{endDate}'", Cancel);
        (await ReviewAsync(housing, "2026-04-06")).ShouldBe(stages);
    }

    private static async Task<RunningHousing> StartAsync(RecordingNotify notify)
    {
        var housing = await RunningHousing.StartAsync(
            Cancel, ("TestControls", "true"), ("Notify__Address", notify.Address), ("Notify__ApiKey", RecordingNotify.ApiKey));
        await housing.SeedAsync(Cancel);
        return housing;
    }

    /// <summary>Runs the review on a day and gives the stages to which the account went.</summary>
    private static async Task<string> ReviewAsync(RunningHousing housing, string day)
    {
        await housing.SetClockAsync($"{day}T01:00:00Z", Cancel);
        var response = await housing.Admin.PostAsync("/api/jobs/nightly-review", null, Cancel);
        var stages = (await RunningHousing.JsonAsync(response, Cancel)).GetProperty("stages");
        return string.Join(' ', stages.EnumerateObject().Where(stage => stage.Value.GetInt32() > 0).Select(stage => stage.Name));
    }

    private static string? Value(JsonElement message, string name) => message.GetProperty("personalisation").GetProperty(name).GetString();
}
