using Reqnroll;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

/// <summary>Objects held against tables.</summary>
public class TableComparisonTests
{
    private static readonly Charge[] Found = [new("rent", 100.50m, Ended: false), new("heating", 12, Ended: true)];

    [Fact]
    public void An_object_that_has_every_value_of_the_table_passes()
    {
        TableOf("Name | Amount", "rent | 100.5").CompareToInstance(Found[0]);
        TableOf("Field | Value", "name | heating", "ended | true").CompareToInstance(Found[1]);
        TableOf("Name | Amount", "rent | 100.500").IsEquivalentToInstance(Found[0]).ShouldBeTrue();
        TableOf("Name | Amount", "rent | 100.51").IsEquivalentToInstance(Found[0]).ShouldBeFalse();
    }

    [Fact]
    public void An_object_that_differs_is_told_value_by_value() =>
        Should.Throw<ComparisonException>(() => TableOf("Name | Amount | Colour", "Rent | 100 | red").CompareToInstance(Found[0])).Message.ShouldBe(
            """
            The table and what was found differ:
            Name: expected 'Rent', found 'rent'
            Amount: expected '100', found '100.50'
            Colour: there is no such property; there are Name, Amount, Ended
            """);

    [Fact]
    public void No_object_at_all_is_told() =>
        Should.Throw<ComparisonException>(() => TableOf("Name", "rent").CompareToInstance<Charge?>(instance: null)).Message
            .ShouldBe("There is nothing to hold against the table");

    [Fact]
    public void A_set_passes_in_any_order() => TableOf("Name | Amount", "heating | 12.00", "rent | 100.50").CompareToSet(Found);

    [Fact]
    public void A_set_passes_in_order_alone_when_that_is_asked()
    {
        TableOf("Name", "rent", "heating").CompareToSet(Found, sequentialEquality: true);
        Should.Throw<ComparisonException>(() => TableOf("Name", "heating", "rent").CompareToSet(Found, sequentialEquality: true));
    }

    [Fact]
    public void Nothing_is_like_a_table_without_rows()
    {
        TableOf("Name").CompareToSet(Array.Empty<Charge>());
        Should.Throw<ComparisonException>(() => TableOf("Name").CompareToSet(Found));
    }

    [Fact]
    public void Rows_that_were_not_found_and_objects_without_a_row_are_shown() =>
        Should.Throw<ComparisonException>(() => TableOf("Name | Amount", "rent | 100.50", "water | 9").CompareToSet(Found)).Message.ShouldBe(
            """
            The table and what was found differ (- expected, + found):
              | Name    | Amount |
              | rent    | 100.50 |
            - | water   | 9      |
            + | heating | 12     |
            """);

    [Fact]
    public void In_order_what_was_found_stands_beneath_what_was_expected() =>
        Should.Throw<ComparisonException>(() => TableOf("Name", "heating", "heating", "water").CompareToSet(Found, sequentialEquality: true)).Message.ShouldBe(
            """
            The table and what was found differ (- expected, + found):
              | Name    |
            - | heating |
            + | rent    |
              | heating |
            - | water   |
            """);

    [Fact]
    public void Each_object_stands_for_one_row() =>
        Should.Throw<ComparisonException>(() => TableOf("Name", "rent", "rent").CompareToSet(Found));

    [Fact]
    public void Columns_have_to_mean_properties() =>
        Should.Throw<ComparisonException>(() => TableOf("Name | Colour", "rent | red").CompareToSet(Found)).Message
            .ShouldBe("Charge has no properties for these columns: Colour");

    private static DataTable TableOf(string header, params string[] rows)
    {
        var table = new DataTable(Cells(header));
        foreach (var row in rows)
            table.AddRow(Cells(row));
        return table;
    }

    private static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    public sealed record Charge(string Name, decimal Amount, bool Ended);
}
