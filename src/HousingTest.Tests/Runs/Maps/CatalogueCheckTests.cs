using HousingTest.Model;
using HousingTest.Runs.Maps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs.Maps;

/// <summary>What a map says of tables, held against what a database tells of itself.</summary>
public sealed class CatalogueCheckTests
{
    [Fact]
    public void A_map_that_fits_lacks_nothing()
    {
        var parts = Look(SmallSystem.Located(SmallSystem.Map));

        parts.SelectMany(part => part.Missing).ShouldBeEmpty();
        parts.SelectMany(part => part.Unsure).ShouldBeEmpty();
        parts.Select(part => $"{part.Name} {part.Tried}").ShouldBe(["Tables 3", "Columns 8", "Types 6", "References 2", "Keys and identities 4", "Words 2", "Seed 1"]);
    }

    [Theory]
    [InlineData("table: letter", "table: letters", "HT-MAP-001", 25, "the nearest: letter")]
    [InlineData("table: letter", "table: LETTER", "HT-MAP-001", 25, "the nearest: letter")]
    [InlineData("column: sent_at", "column: sent_on", "HT-MAP-002", 28, "the nearest: sent_at")]
    [InlineData("column: sent_at", "column: Sent_At", "HT-MAP-002", 28, "the nearest: sent_at")]
    [InlineData("column: live, type: truth", "column: live, type: date", "HT-MAP-003", 22, "charge.live is declared INTEGER and holds 1 in 2 of 2 rows looked at")]
    [InlineData("column: opened_on, type: date", "column: opened_on, type: instant", "HT-MAP-003", 13, "holds the text '2026-04-06' in 2 of 2 rows")]
    [InlineData("column: sent_at, type: instant", "column: account_no, type: instant", "", 0, "")]
    [InlineData("key: id\n    identity: [account", "key: live\n    identity: [account", "HT-MAP-004", 17, "the primary key of charge is id")]
    [InlineData("key: id\n    identity: [account", "key: ident\n    identity: [account", "HT-MAP-002", 17, "there are: id, account_id, kind, live")]
    [InlineData("account_id, refers: account", "account_id, refers: letter", "HT-MAP-005", 20, "the foreign key of charge.account_id goes to rent_account")]
    [InlineData("account_no, refers: account", "account_no, refers: letter", "HT-MAP-005", 27, "the entity 'letter' has no key to refer to")]
    [InlineData("account_no, refers: account", "sent_at, refers: account", "HT-MAP-005", 27, "letter.sent_at is declared TEXT, rent_account.id INTEGER")]
    [InlineData("identity: [account, kind]", "identity: [account]", "HT-MAP-006", 18, "2 of 2 rows looked at have the same account as another")]
    [InlineData("water: WATER", "water: WTR", "HT-MAP-007", 21, "it allows RENT, WATER, HEAT")]
    [InlineData("estate: rent account", "estate: rent acount", "HT-MAP-008", 30, "the nearest: rent account")]
    [InlineData("balance_pence: balance", "balance_pence: ballance", "HT-MAP-008", 32, "the nearest: balance")]
    [InlineData(", opened_on: opened }", " }", "HT-MAP-009", 30, "it is declared TEXT, not null and without a default")]
    public void What_the_database_does_not_have_is_told_with_its_line_and_what_it_has(string old, string changed, string id, int line, string why)
    {
        var found = Look(SmallSystem.With(old, changed)).SelectMany(part => part.Missing).ToList();

        if (id.Length == 0)
        {
            found.ShouldBeEmpty();
            return;
        }

        var problem = found.ShouldHaveSingleItem();
        problem.ShouldSatisfyAllConditions(
            one => one.Id.ShouldBe(id), one => one.Where.ShouldBe($"{SmallSystem.File}:{line}"), one => one.Why.ShouldContain(why), one => one.Remedy.ShouldNotBeEmpty());
    }

    [Fact]
    public void Everything_is_told_at_once()
    {
        var wrong = SmallSystem.Map
            .Replace("table: letter", "table: post", StringComparison.Ordinal)
            .Replace("column: live,", "column: alive,", StringComparison.Ordinal)
            .Replace("identity: [account, kind]", "identity: [account]", StringComparison.Ordinal)
            .Replace("water: WATER", "water: WTR", StringComparison.Ordinal)
            .Replace("estate: rent account", "estate: rents", StringComparison.Ordinal);

        var found = Look(SmallSystem.Located(wrong)).SelectMany(part => part.Missing).ToList();

        Approval.Verify(string.Join("\n\n", found), "wrong-tables");
    }

    [Fact]
    public void What_stands_for_no_row_is_no_lost_row_once_the_map_has_a_word_for_it()
    {
        var rows = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>>(SmallSystem.Rows, StringComparer.Ordinal)
        {
            ["letter"] = [SmallSystem.Row(("account_no", Value.Of(0)), ("sent_at", Value.None))],
        };

        Missing(SmallSystem.Located(SmallSystem.Map)).ShouldHaveSingleItem().Why.ShouldContain("1 of 1 rows looked at hold no rent_account.id, such as 0");
        Missing(SmallSystem.With("account_no, refers: account", "account_no, refers: account, words: { none: 0 }")).ShouldBeEmpty();

        IEnumerable<Problem> Missing(LocatedMap located) => Look(located, SmallSystem.Catalogue, rows).SelectMany(part => part.Missing);
    }

    [Fact]
    public void Money_with_a_fraction_is_no_money_in_whole_pence()
    {
        var pounds = SmallSystem.Catalogue with
        {
            Tables = [.. SmallSystem.Catalogue.Tables.Select(table => table with
            {
                Columns = [.. table.Columns.Select(column => column.Name is "balance_pence" ? column with { Type = "DECIMAL(10,2)" } : column)],
            })],
        };
        var rows = new Dictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>>(StringComparer.Ordinal);

        Look(SmallSystem.Located(SmallSystem.Map), pounds, rows).SelectMany(part => part.Missing).ShouldHaveSingleItem().Why
            .ShouldBe("rent_account.balance_pence is declared DECIMAL(10,2), and holds nothing yet");

        rows["rent_account"] = [SmallSystem.Row(("id", Value.Of(1)), ("balance_pence", new Value.Real(12.5)))];
        Look(SmallSystem.Located(SmallSystem.Map), pounds, rows).SelectMany(part => part.Missing).ShouldHaveSingleItem().Why
            .ShouldBe("rent_account.balance_pence is declared DECIMAL(10,2) and holds 12.5 in 1 of 1 rows looked at");

        // A declared type says little where values do.
        rows["rent_account"] = [SmallSystem.Row(("id", Value.Of(1)), ("balance_pence", Value.Of(1250)))];
        Look(SmallSystem.Located(SmallSystem.Map), pounds, rows).SelectMany(part => part.Missing).ShouldBeEmpty();
    }

    [Fact]
    public void A_reference_without_a_foreign_key_is_judged_by_what_is_in_the_rows()
    {
        var rows = SmallSystem.Rows.ToDictionary(StringComparer.Ordinal);
        rows["letter"] = [SmallSystem.Row(("account_no", Value.Of(2))), SmallSystem.Row(("account_no", Value.Of(77)))];

        Look(SmallSystem.Located(SmallSystem.Map), SmallSystem.Catalogue, rows).SelectMany(part => part.Missing).ShouldHaveSingleItem().Why
            .ShouldBe("no foreign key says so, and 1 of 2 rows looked at hold no rent_account.id, such as 77");

        rows["letter"] = [SmallSystem.Row(("account_no", Value.Of(2)))];
        Look(SmallSystem.Located(SmallSystem.Map), SmallSystem.Catalogue, rows).SelectMany(part => part.Missing).ShouldBeEmpty();
    }

    [Fact]
    public void A_code_that_no_word_stands_for_is_told_and_is_nothing_missing()
    {
        var parts = Look(SmallSystem.With("{ rent: RENT, water: WATER }", "{ rent: RENT }"));

        parts.SelectMany(part => part.Missing).ShouldBeEmpty();
        parts.SelectMany(part => part.Unsure).ShouldHaveSingleItem().ShouldBe(new MapNote($"{SmallSystem.File}:21", "No word stands for what charge.kind also holds", "WATER"));
    }

    private static IReadOnlyList<MapCheckPart> Look(LocatedMap map) => Look(map, SmallSystem.Catalogue, SmallSystem.Rows);

    private static IReadOnlyList<MapCheckPart> Look(LocatedMap map, Catalogue catalogue, IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, Value>>> rows) =>
        new CatalogueCheck(map, catalogue, rows, SmallSystem.Estate).Look();
}
