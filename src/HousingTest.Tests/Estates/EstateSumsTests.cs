using HousingTest.Estates;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Estates;

public class EstateSumsTests
{
    private static readonly EstateTables Small = EstateTables.Small;

    /// <summary>Which field of which entity holds the key of which other one.</summary>
    private static readonly (string Entity, string Field, string Other)[] References =
    [
        ("person address", "person", "person"), ("tenancy", "property", "property"), ("household member", "tenancy", "tenancy"), ("household member", "person", "person"),
        ("rent account", "tenancy", "tenancy"), ("charge", "rent account", "rent account"), ("rent transaction", "rent account", "rent account"),
        ("rent transaction", "debit run", "debit run"), ("arrears case", "rent account", "rent account"), ("arrears action", "rent account", "rent account"),
        ("agreement", "rent account", "rent account"), ("notice", "rent account", "rent account"), ("notice person", "notice", "notice"),
        ("notice person", "person", "person"),
    ];

    [Fact]
    public void Rows_come_in_the_order_of_the_tables_and_keys_count_from_1()
    {
        new Estate(Recipes.Of(30), 1).Rows().Select(row => row.Table.Entity).Distinct(StringComparer.Ordinal)
            .ShouldBe(Estate.Tables.Select(table => table.Entity).Where(entity => entity is not "direct debit"));
        foreach (var table in Estate.Tables)
            Small[table.Entity].Select(row => row.Number("key")).ShouldBe(Enumerable.Range(1, Small[table.Entity].Count).Select(key => (long)key));
    }

    [Fact]
    public void Nothing_refers_to_a_row_that_is_not_there()
    {
        foreach (var (entity, field, other) in References)
        {
            var keys = Small[other].Select(row => row.Number("key")).ToHashSet();
            keys.ShouldNotBeEmpty();
            Small[entity].Select(row => row[field]).OfType<Value.Integer>().Select(value => value.Number).ShouldAllBe(key => keys.Contains(key));
        }
    }

    [Theory]
    [InlineData("property", "reference")]
    [InlineData("property", "uprn")]
    [InlineData("person", "reference")]
    [InlineData("person", "national insurance number")]
    [InlineData("person", "email")]
    [InlineData("tenancy", "reference")]
    [InlineData("rent account", "reference")]
    [InlineData("rent account", "payment reference")]
    [InlineData("rent account", "tenancy")]
    [InlineData("debit run", "week starting")]
    [InlineData("arrears case", "rent account")]
    public void What_must_differ_from_row_to_row_does(string entity, string field)
    {
        var known = Small[entity].Select(row => row.Text(field)).Where(text => text.Length > 0).ToList();
        known.ShouldNotBeEmpty();
        known.ShouldBeUnique(StringComparer.Ordinal);
    }

    [Fact]
    public void Every_balance_is_the_sum_of_its_transactions()
    {
        var transactions = Small.By("rent transaction", "rent account");
        foreach (var account in Small["rent account"])
            transactions[account.Number("key")].Sum(row => row.Number("amount")).ShouldBe(account.Number("balance"));
        Small["rent account"].Select(row => row.Number("balance")).ShouldContain(balance => balance > 0);
        Small["rent account"].Select(row => row.Number("balance")).ShouldContain(balance => balance < 0);
    }

    [Fact]
    public void Every_debit_run_totals_what_was_posted_for_its_week()
    {
        var posted = Small["rent transaction"].Where(row => row["debit run"] is Value.Integer).ToLookup(row => row.Number("debit run"));
        Small["debit run"].Count.ShouldBe(52);
        foreach (var run in Small["debit run"])
        {
            var debits = posted[run.Number("key")].ToList();
            run.Number("accounts").ShouldBe(debits.Count);
            run.Number("header total").ShouldBe(debits.Sum(row => row.Number("amount")));
            run.Number("posted total").ShouldBe(run.Number("header total"));
            debits.ShouldAllBe(row => row.Text("week starting") == run.Text("week starting") && row.Text("date") == run.Text("week starting"));
        }
    }

    /// <summary>The rule written out once more: each charge × 52 (or 48) / 50 × days / 7 to the penny, nothing but garages in the weeks of 22 and 29 December.</summary>
    [Fact]
    public void Every_debit_follows_the_rule_for_its_week()
    {
        var charges = Small.By("charge", "rent account");
        var debits = Small["rent transaction"].Where(row => row.Text("transaction type") is "rent debit")
            .ToDictionary(row => (row.Number("rent account"), row.Day("week starting")), row => row.Number("amount"));
        var checkedDebits = 0;
        foreach (var account in Small["rent account"])
        {
            for (var monday = new DateOnly(2025, 4, 7); monday < new DateOnly(2026, 4, 6); monday = monday.AddDays(7))
            {
                var expected = charges[account.Number("key")].Sum(charge => Debit(charge, monday));
                debits.GetValueOrDefault((account.Number("key"), monday)).ShouldBe(expected);
                checkedDebits += expected == 0 ? 0 : 1;
            }
        }

        checkedDebits.ShouldBe(debits.Count);
    }

    [Fact]
    public void No_home_is_let_to_two_at_once()
    {
        foreach (var home in Small["tenancy"].GroupBy(row => row.Number("property")))
        {
            var lets = home.OrderBy(row => row.Day("start")).ToList();
            foreach (var (before, after) in lets.Zip(lets.Skip(1)))
                before.Day("end").ShouldBeLessThan(after.Day("start"));
        }
    }

    [Fact]
    public void Transactions_reach_up_to_the_day_and_no_further() =>
        Small["rent transaction"].Max(row => row.Day("date")).ShouldBeInRange(new DateOnly(2026, 4, 3), new DateOnly(2026, 4, 5));

    private static long Debit(EstateRow charge, DateOnly monday)
    {
        var days = Enumerable.Range(0, 7).Count(day => charge.Day("start") <= monday.AddDays(day) && (charge.DayOrNone("end") ?? DateOnly.MaxValue) >= monday.AddDays(day));
        decimal exact = charge.Number("weekly amount") * days / 7m;
        if (charge.Text("charge type") is not "garage")
            exact = monday == new DateOnly(2025, 12, 22) || monday == new DateOnly(2025, 12, 29) ? 0 : exact * charge.Number("charged weeks") / 50;
        return (long)decimal.Round(exact, MidpointRounding.AwayFromZero);
    }
}
