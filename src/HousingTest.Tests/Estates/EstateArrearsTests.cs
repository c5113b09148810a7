using HousingTest.Model;
using ReferenceHousing.Arrears;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

public class EstateArrearsTests
{
    private static readonly DateOnly AsOf = new(2026, 4, 5);
    private static readonly EstateTables Small = EstateTables.Small;
    private static readonly string[] Ladder = ["letter 1", "letter 2", "notice", "court warning", "court"];

    [Fact]
    public void Some_accounts_stand_at_every_stage() =>
        Small["arrears case"].Select(row => row.Text("stage")).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .ShouldBe(((string[])["none", "text message", .. Ladder]).Order(StringComparer.Ordinal));

    [Fact]
    public void The_last_action_led_to_the_stage()
    {
        var actions = Small.By("arrears action", "rent account");
        foreach (var at in Small["arrears case"])
        {
            var last = actions[at.Number("rent account")].LastOrDefault();
            (last?.Text("action type") ?? "none").ShouldBe(at.Text("stage"));
            (last?.Text("taken on") ?? "").ShouldBe(at.Text("stage on"));
        }
    }

    [Fact]
    public void Actions_follow_the_ladder_step_by_step_with_the_days_that_it_asks_for()
    {
        var leastDays = new Dictionary<string, int>(StringComparer.Ordinal) { ["letter 2"] = 14, ["notice"] = 7, ["court warning"] = 28, ["court"] = 14 };
        foreach (var account in Small.By("arrears action", "rent account"))
        {
            var steps = account.ToList();
            if (steps[0].Text("action type") is "text message")
            {
                steps.ShouldHaveSingleItem();
                continue;
            }

            steps.Select(step => step.Text("action type")).ShouldBe(Ladder.Take(steps.Count));
            foreach (var (before, after) in steps.Zip(steps.Skip(1)))
                (after.Day("taken on").DayNumber - before.Day("taken on").DayNumber).ShouldBeGreaterThanOrEqualTo(leastDays[after.Text("action type")]);
        }
    }

    [Fact]
    public void Each_action_was_taken_on_a_day_on_which_enough_was_owed()
    {
        var transactions = Small.By("rent transaction", "rent account");
        var charges = Small.By("charge", "rent account");
        foreach (var action in Small["arrears action"])
        {
            var account = action.Number("rent account");
            var day = action.Day("taken on");
            var posted = transactions[account].Where(row => row.Day("date") <= day || row.Text("transaction type") is "opening balance").ToList();
            posted.Sum(row => row.Number("amount")).ShouldBe(action.Number("balance"));

            var recent = posted.Where(row => row.Text("transaction type") is "rent debit" && row.Day("date") > day.AddDays(-7)).Sum(row => row.Number("amount"));
            var owed = action.Number("balance") - recent;
            switch (action.Text("action type"))
            {
                case "text message":
                    action.Number("balance").ShouldBeInRange(500, 999);
                    break;
                case "notice":
                    owed.ShouldBeGreaterThanOrEqualTo(4 * charges[account].Sum(row => row.Number("weekly amount")));
                    break;
                default:
                    owed.ShouldBeGreaterThanOrEqualTo(1_000);
                    break;
            }
        }
    }

    [Fact]
    public void Accounts_without_a_stage_owe_less_than_a_letter_asks_for()
    {
        var accounts = Small.ByKey("rent account");
        Small["arrears case"].Where(row => row.Text("stage") is "none").Select(row => accounts[row.Number("rent account")].Number("balance"))
            .ShouldAllBe(balance => balance < 1_000);
    }

    [Fact]
    public void A_notice_was_served_wherever_the_ladder_says_so_and_names_every_tenant()
    {
        var responsible = Small["household member"].Where(row => row.Number("responsible") == 1).ToLookup(row => row.Number("tenancy"), row => row.Number("person"));
        var accounts = Small.ByKey("rent account");
        var named = Small["notice person"].ToLookup(row => row.Number("notice"), row => row.Number("person"));
        foreach (var notice in Small["notice"])
        {
            named[notice.Number("key")].ShouldBe(responsible[accounts[notice.Number("rent account")].Number("tenancy")]);
            notice.Day("effective on").DayOfWeek.ShouldBe(DayOfWeek.Monday);
            (notice.Day("effective on").DayNumber - notice.Day("served on").DayNumber).ShouldBeInRange(28, 34);
            notice.Day("expires on").ShouldBe(notice.Day("effective on").AddYears(1));
        }

        var warned = Small["arrears action"].Where(row => row.Text("action type") is "court warning").ToList();
        var effective = Small["notice"].ToDictionary(row => row.Number("rent account"), row => row.Day("effective on"));
        warned.ShouldNotBeEmpty();
        warned.ShouldAllBe(row => effective[row.Number("rent account")] <= row.Day("taken on"));
        effective.Keys.Order().ShouldBe(Small["arrears action"].Where(row => row.Text("action type") is "notice").Select(row => row.Number("rent account")).Order());
    }

    [Fact]
    public void Agreements_in_force_are_kept()
    {
        var transactions = Small.By("rent transaction", "rent account");
        var active = Small["agreement"].Where(row => row.Text("state") is "active").ToList();
        active.Count.ShouldBeGreaterThan(5);
        foreach (var agreement in active)
        {
            var from = agreement.Day("starts on");
            var paid = -transactions[agreement.Number("rent account")]
                .Where(row => row.Text("transaction type") is "payment" && row.Day("date") >= from).Sum(row => row.Number("amount"));
            var due = 0;
            while (Instalment(agreement, from, due) <= AsOf)
                due++;
            paid.ShouldBeGreaterThanOrEqualTo(due * agreement.Number("instalment"));
        }
    }

    /// <summary>By the reference system's own ladder, so that the first nightly review of a scenario does what the scenario brought about.</summary>
    [Fact]
    public void On_its_day_an_estate_awaits_no_step_but_for_what_was_posted_that_day()
    {
        var transactions = Small.By("rent transaction", "rent account");
        var charges = Small.By("charge", "rent account");
        var balances = Small.ByKey("rent account");
        var notices = Small["notice"].ToDictionary(row => row.Number("rent account"));
        var kept = Small["agreement"].Where(row => row.Text("state") is "active").Select(row => row.Number("rent account")).ToHashSet();
        var awaiting = new List<long>();
        foreach (var at in Small["arrears case"])
        {
            var account = at.Number("rent account");
            var position = new ArrearsPosition
            {
                Stage = at.Text("stage").ToUpperInvariant().Replace(' ', '_'),
                StageOn = at.DayOrNone("stage on"),
                BalancePence = balances[account].Number("balance"),
                RecentDebitPence = transactions[account].Where(row => row.Text("transaction type") is "rent debit" && row.Day("date") > AsOf.AddDays(-7))
                    .Sum(row => row.Number("amount")),
                WeeklyChargesPence = charges[account].Sum(row => row.Number("weekly amount")),
                AgreementKept = kept.Contains(account),
                NoticeEffectiveOn = notices.GetValueOrDefault(account)?.Day("effective on"),
                NoticeExpiresOn = notices.GetValueOrDefault(account)?.Day("expires on"),
            };
            if (ArrearsLadder.NextStage(position, AsOf) is not null)
                awaiting.Add(account);
        }

        awaiting.ShouldBe(Small["rent transaction"].Where(row => row.Text("transaction type") is "adjustment").Select(row => row.Number("rent account")));
        awaiting.ShouldNotBeEmpty();
    }

    private static DateOnly Instalment(EstateRow agreement, DateOnly from, int number) => agreement.Text("frequency") switch
    {
        "weekly" => from.AddDays(7 * number),
        "fortnightly" => from.AddDays(14 * number),
        _ => from.AddMonths(number),
    };
}
