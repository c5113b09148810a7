using ReferenceHousing.Arrears;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.ReferenceHousing;

public sealed class ArrearsLadderTests
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    [Theory]
    [InlineData(499, null)]
    [InlineData(500, Stage.TextMessage)]
    [InlineData(999, Stage.TextMessage)]
    [InlineData(1000, Stage.Letter1)]
    public void The_first_step_follows_from_what_is_owed(long pence, string? stage) =>
        Next(new ArrearsPosition { BalancePence = pence }).ShouldBe(stage);

    [Theory]
    [InlineData(Stage.TextMessage, 0, 1000, Stage.Letter1)]
    [InlineData(Stage.TextMessage, 0, 999, null)]
    [InlineData(Stage.Letter1, 13, 50000, null)]
    [InlineData(Stage.Letter1, 14, 1000, Stage.Letter2)]
    [InlineData(Stage.Letter1, 14, 999, null)]
    [InlineData(Stage.Letter2, 6, 40000, null)]
    [InlineData(Stage.Letter2, 7, 39999, null)]
    [InlineData(Stage.Letter2, 7, 40000, Stage.Notice)]
    [InlineData(Stage.Notice, 27, 50000, null)]
    [InlineData(Stage.Notice, 28, 50000, Stage.CourtWarning)]
    [InlineData(Stage.CourtWarning, 13, 50000, null)]
    [InlineData(Stage.CourtWarning, 14, 50000, Stage.Court)]
    [InlineData(Stage.Court, 400, 50000, null)]
    public void Each_further_step_waits_for_its_days_and_its_amount(string stage, int days, long pence, string? next) =>
        Next(Standing(stage, days, pence)).ShouldBe(next);

    [Theory]
    [InlineData(Stage.TextMessage)]
    [InlineData(Stage.Notice)]
    public void Less_than_five_pounds_leaves_the_ladder_even_when_paused(string stage) =>
        Next(Standing(stage, 0, 499) with { PausedUntil = Today.AddDays(9), AgreementKept = true }).ShouldBe(Stage.None);

    [Fact]
    public void Rent_of_the_last_week_counts_for_no_letter_and_no_notice()
    {
        Next(new ArrearsPosition { BalancePence = 10999, RecentDebitPence = 10000 }).ShouldBeNull();
        Next(new ArrearsPosition { BalancePence = 11000, RecentDebitPence = 10000 }).ShouldBe(Stage.Letter1);
        Next(Standing(Stage.Letter2, 7, 49999) with { RecentDebitPence = 10000 }).ShouldBeNull();
        Next(Standing(Stage.Letter2, 7, 50000) with { RecentDebitPence = 10000 }).ShouldBe(Stage.Notice);
    }

    [Fact]
    public void A_kept_agreement_stops_the_ladder() =>
        Next(Standing(Stage.Letter1, 14, 50000) with { AgreementKept = true }).ShouldBeNull();

    [Fact]
    public void A_pause_stops_the_ladder_until_its_day()
    {
        Next(Standing(Stage.Letter1, 14, 50000) with { PausedUntil = Today.AddDays(1) }).ShouldBeNull();
        Next(Standing(Stage.Letter1, 14, 50000) with { PausedUntil = Today }).ShouldBe(Stage.Letter2);
    }

    [Fact]
    public void A_notice_supports_court_action_from_its_effective_date_until_it_expires()
    {
        var warned = Standing(Stage.CourtWarning, 14, 50000);
        Next(warned with { NoticeEffectiveOn = Today, NoticeExpiresOn = Today }).ShouldBe(Stage.Court);
        Next(warned with { NoticeEffectiveOn = Today.AddDays(1) }).ShouldBeNull();
        Next(warned with { NoticeExpiresOn = Today.AddDays(-1) }).ShouldBeNull();
        Next(warned with { NoticeEffectiveOn = null, NoticeExpiresOn = null }).ShouldBeNull();
    }

    [Fact]
    public void An_account_without_charges_gets_no_notice() =>
        Next(Standing(Stage.Letter2, 7, 50000) with { WeeklyChargesPence = 0 }).ShouldBeNull();

    private static string? Next(ArrearsPosition account) => ArrearsLadder.NextStage(account, Today);

    private static ArrearsPosition Standing(string stage, int days, long pence) => new()
    {
        Stage = stage,
        StageOn = Today.AddDays(-days),
        BalancePence = pence,
        WeeklyChargesPence = 10000,
        NoticeEffectiveOn = Today.AddDays(-1),
        NoticeExpiresOn = Today.AddDays(300),
    };
}
