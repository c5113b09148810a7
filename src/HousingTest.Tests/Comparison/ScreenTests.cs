using HousingTest.Comparison;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class ScreenTests
{
    private const string Statement = """
        - banner:
          - link "Housing":
            - /url: /
        - main:
          - heading "Statement of RA-000001" [level=1]
          - term: Balance
          - definition: £10.00
          - table "Transactions":
            - caption: Transactions
            - rowgroup:
              - row "Date Amount":
                - columnheader "Date"
                - columnheader "Amount"
            - rowgroup:
              - row "6 April 2026 £112.46":
                - cell "6 April 2026"
                - cell "£112.46"
              - row "13 April 2026 £112.46":
                - cell "13 April 2026"
                - cell "£112.46"
          - 'link "Repairs: report one"':
            - /url: /accounts/17/repairs?page=2
          - paragraph: Positive owes
          - textbox "Search": RA
        """;

    [Fact]
    public void A_line_that_the_map_leaves_out_of_a_screen_is_no_difference_and_its_neighbours_are()
    {
        static Outcome Saw(string words, string changed) => Sample.Outcome(Sample.Debit) with { Screens = [Sample.Screen($"- paragraph: {words}\n- listitem: This page was last changed at {changed}.")] };
        var statement = new ScreenMap(
            "statement", "/statement", "Statement", new Dictionary<string, ControlMap>(StringComparer.Ordinal), new Dictionary<string, ControlMap>(StringComparer.Ordinal),
            new Dictionary<string, ControlMap>(StringComparer.Ordinal))
        {
            NotCompared = ["last changed at"],
        };
        var map = Sample.Map with { Screens = new Dictionary<string, ScreenMap>(StringComparer.OrdinalIgnoreCase) { ["statement"] = statement } };

        Compare("Gas", "Gas").Differences.ShouldBeEmpty();
        Compare("Gas", "Fire").Differences.ShouldHaveSingleItem();
        Compare("Gas", "Gas").NotCompared.ShouldBe(["\"last changed at\" on statement"]);

        ComparisonResult Compare(string before, string after) =>
            RunComparison.Compare(new ComparisonInput(map, Sample.Run("2026.1", Saw(before, "12:01")), null, Sample.Run("2026.2", Saw(after, "12:02")), null));
    }

    [Fact]
    public void The_same_screen_is_no_difference() => Differences(Statement, Statement).ShouldBeEmpty();

    [Fact]
    public void A_snapshot_is_read_with_names_attributes_quotes_and_text()
    {
        var nodes = AriaSnapshot.Parse("""
            - 'heading "It''s 5: \"five\"" [level=2] [ref=e3]':
              - text: "a: b\u00a3"
            - checkbox "Paid" [checked] [active]
            - text plain
            """);
        (nodes[0].Role, nodes[0].Name, nodes[0].State).ShouldBe(("heading", "It's 5: \"five\"", "level=2"));
        nodes[0].Children.ShouldHaveSingleItem().Text.ShouldBe("a: b£");
        (nodes[1].Role, nodes[1].Name, nodes[1].State).ShouldBe(("checkbox", "Paid", "checked"));
        nodes.Count.ShouldBe(3);
    }

    [Fact]
    public void A_snapshot_as_the_browser_writes_it_is_seen_by_type()
    {
        // As Playwright 1.64.1 writes it.
        var content = ScreenContent.Of(Sample.Screen("""
            - main:
              - paragraph:
                - text: Positive
                - strong: owes
                - text: ": yes"
              - term: Paid "by"
              - definition:
                - link "Direct Debit":
                  - /url: /x/5
              - table "Transactions":
                - caption: Transactions
                - rowgroup:
                  - row "Date Week starting Amount":
                    - columnheader "Date"
                    - columnheader "Week starting"
                    - columnheader "Amount"
                - rowgroup:
                  - 'row "13 April: 2026 £1.00"':
                    - 'cell "13 April: 2026"'
                    - cell
                    - cell "£1.00":
                      - link "£1.00":
                        - /url: /t/7
              - table "Facts":
                - caption: Facts
                - rowgroup:
                  - row "Name Ann":
                    - rowheader "Name"
                    - cell "Ann"
              - text: Type
              - combobox "Type":
                - option "Rent"
                - option "Service" [selected]
              - checkbox "Paid" [checked]
              - text: Day
              - textbox "Day": 2026-04-06
              - alert:
                - text: There is a problem
                - link "Bad date":
                  - /url: "#d"
            - contentinfo: v2026.1
            """));
        content.Fields.ShouldBe([("Paid \"by\"", "Direct Debit"), ("Name", "Ann"), ("Type", "Service"), ("Paid", "checked"), ("Day", "2026-04-06")]);
        var table = content.Tables.ShouldHaveSingleItem();
        (table.Name, string.Join('|', table.Columns), string.Join('|', table.Rows.ShouldHaveSingleItem().Cells.Values)).ShouldBe(
            ("Transactions", "Date|Week starting|Amount", "13 April: 2026||£1.00"));
        string.Join('\n', content.Lines.Select(line => $"{line.Path}: {line.Line}")).ShouldBe("""
            title: Statement
            text: Positive
            strong: owes
            text: : yes
            url: /x/{key}
            url: /t/{key}
            text: Type
            options of Type: Rent
            options of Type: Service
            text: Day
            text: There is a problem
            link: Bad date
            url: #d
            footer: v2026.1
            """);
    }

    [Fact]
    public void A_field_that_is_new_brings_its_label_and_is_one_difference() =>
        Differences(Statement, Statement + "\n  - text: Paid until\n  - textbox \"Paid until\"").ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(pattern => pattern.Kind.ShouldBe(DifferenceKind.ScreenField), pattern => pattern.Field.ShouldBe("Paid until"));

    [Fact]
    public void Another_amount_in_a_table_names_its_column_and_row()
    {
        var pattern = Differences(Statement, Statement.Replace("- row \"13 April 2026 £112.46\":\n        - cell \"13 April 2026\"\n        - cell \"£112.46\"", "- row \"x\":\n        - cell \"13 April 2026\"\n        - cell \"£112.45\"")).ShouldHaveSingleItem();
        (pattern.Kind, pattern.Where, pattern.Field).ShouldBe((DifferenceKind.Screen, "statement", "Amount"));
        pattern.Sentence.ShouldBe("Statement shows \"£112.45\" instead of \"£112.46\" as Amount");
        pattern.Examples.ShouldBe([new DifferenceExample(Sample.Debit, "13 April 2026", "£112.46", "£112.45")]);
    }

    [Fact]
    public void A_column_that_only_one_side_has_is_one_difference_and_its_cells_are_set_aside()
    {
        var pattern = Differences(Statement, Statement
            .Replace("- columnheader \"Date\"", "- columnheader \"Date\"\n        - columnheader \"Charge breakdown\"")
            .Replace("- cell \"6 April 2026\"", "- cell \"6 April 2026\"\n        - cell \"Rent £100\"")
            .Replace("- cell \"13 April 2026\"", "- cell \"13 April 2026\"\n        - cell \"Rent £90\"")).ShouldHaveSingleItem();
        (pattern.Kind, pattern.Field, pattern.Count).ShouldBe((DifferenceKind.ScreenField, "Charge breakdown", 1));
        pattern.Sentence.ShouldBe("Statement shows \"Charge breakdown\", which it did not show before");
    }

    [Fact]
    public void A_defect_in_a_table_that_gained_a_column_is_still_found() =>
        Differences(Statement, Statement
            .Replace("- columnheader \"Amount\"", "- columnheader \"Amount\"\n        - columnheader \"Charge breakdown\"")
            .Replace("- cell \"£112.46\"", "- cell \"£112.40\"\n        - cell \"Rent £100\""))
            .Select(pattern => (pattern.Kind, pattern.Field, pattern.Count))
            .ShouldBe([(DifferenceKind.Screen, "Amount", 2), (DifferenceKind.ScreenField, "Charge breakdown", 1)]);

    [Theory]
    [InlineData("- definition: £10.00", "- definition: £10.01", DifferenceKind.Screen, "Balance", "Statement shows \"£10.01\" instead of \"£10.00\" as Balance")]
    [InlineData("- term: Balance", "- term: Balance owed", DifferenceKind.ScreenField, "Balance", "Statement no longer shows \"Balance\"")]
    [InlineData("- textbox \"Search\": RA", "- textbox \"Search\"", DifferenceKind.Screen, "Search", "Statement shows \"\" instead of \"RA\" as Search")]
    [InlineData("- textbox \"Search\": RA", "- paragraph: none", DifferenceKind.ScreenField, "Search", "Statement no longer shows \"Search\"")]
    [InlineData("- paragraph: Positive owes", "- paragraph: Negative owes", DifferenceKind.Screen, "paragraph", "Statement shows \"Negative owes\" instead of \"Positive owes\" as paragraph")]
    [InlineData("Statement of RA-000001", "Statement of RA-000002", DifferenceKind.Screen, "heading", "Statement shows \"Statement of RA-000002 level=1\" instead of \"Statement of RA-000001 level=1\" as heading")]
    [InlineData("- link \"Housing\":", "- link \"Homes\":", DifferenceKind.Screen, "header link", "Statement shows \"Homes\" instead of \"Housing\" as header link")]
    [InlineData("repairs?page=2", "refunds?page=2", DifferenceKind.Screen, "url", "Statement shows \"/accounts/{key}/refunds?page=2\" instead of \"/accounts/{key}/repairs?page=2\" as url")]
    public void What_a_screen_says_otherwise_is_told_by_what_it_is(string before, string after, DifferenceKind kind, string field, string sentence) =>
        Differences(Statement, Statement.Replace(before, after)).Where(pattern => string.Equals(pattern.Field, field, StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(pattern => pattern.Kind.ShouldBe(kind), pattern => pattern.Sentence.ShouldBe(sentence));

    [Fact]
    public void A_key_that_the_database_made_in_a_link_is_no_difference() =>
        Differences(Statement, Statement.Replace("/accounts/17/", "/accounts/18/")).ShouldBeEmpty();

    [Fact]
    public void One_row_more_does_not_shift_those_after_it()
    {
        var pattern = Differences(Statement, Statement.Replace(
            "      - row \"6 April 2026 £112.46\":", "      - row \"1 £1\":\n        - cell \"1 April 2026\"\n        - cell \"£1.00\"\n      - row \"6 April 2026 £112.46\":")).ShouldHaveSingleItem();
        (pattern.Field, pattern.Count).ShouldBe(("Transactions", 1));
        pattern.Sentence.ShouldBe("Statement shows Transactions \"1 April 2026 | £1.00\" that it did not show before");
    }

    [Fact]
    public void Rows_in_another_order_are_told_once() =>
        Differences(Statement, Statement.Replace("13 April", "14 April").Replace("6 April", "13 April").Replace("14 April", "6 April"))
            .ShouldHaveSingleItem().Sentence.ShouldBe("Statement shows the rows of Transactions in another order");

    [Fact]
    public void One_screen_more_does_not_shift_those_after_it()
    {
        ScreenSeen[] before = [Sample.Screen("- text: a", "search"), Sample.Screen("- text: b", "statement")];
        ScreenSeen[] after = [Sample.Screen("- text: a", "search"), Sample.Screen("- text: new", "warning"), Sample.Screen("- text: b", "statement")];
        var pattern = Sample.Compare(Sample.Outcome(Sample.Debit) with { Screens = before }, Sample.Outcome(Sample.Debit) with { Screens = after }).Differences.ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("Warning is seen, which it was not before");
    }

    [Fact]
    public void A_phone_is_not_compared_with_a_desktop()
    {
        ScreenSeen[] before = [Sample.Screen("- text: a", device: "desktop"), Sample.Screen("- text: b", device: "Pixel 7")];
        ScreenSeen[] after = [Sample.Screen("- text: b", device: "Pixel 7")];
        Sample.Compare(Sample.Outcome(Sample.Debit) with { Screens = before }, Sample.Outcome(Sample.Debit) with { Screens = after })
            .Differences.ShouldHaveSingleItem().Sentence.ShouldBe("Statement is no longer seen");
    }

    private static IReadOnlyList<DifferencePattern> Differences(string before, string after) =>
        Sample.Compare(Sample.Outcome(Sample.Debit) with { Screens = [Sample.Screen(before)] }, Sample.Outcome(Sample.Debit) with { Screens = [Sample.Screen(after)] }).Differences;
}
