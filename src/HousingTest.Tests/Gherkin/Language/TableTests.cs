using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class TableTests
{
    [Theory]
    [InlineData("| a | b |", "a", "b")]
    [InlineData("|a|b|", "a", "b")]
    [InlineData("| a b\u00A0|\t|  |", "a b", "", "")]
    [InlineData("||", "")]
    [InlineData(@"| a \| b |", "a | b")]
    [InlineData(@"| \\ | \\\| |", @"\", @"\|")]
    [InlineData(@"| a\nb | \n |", "a\nb", "\n")]
    [InlineData(@"| \a \ | \\n |", @"\a \", @"\n")]
    [InlineData("| # no comment | @notag |", "# no comment", "@notag")]
    [InlineData("| \u3000 |", "\u3000")]
    [InlineData("| a | behind the last bar", "a")]
    public void Cells_stand_between_bars(string row, params string[] cells) => Row(row).Cells.Select(cell => cell.Value).ShouldBe(cells);

    [Fact]
    public void A_cell_is_where_its_text_starts_and_an_empty_one_where_the_bar_behind_it_stands() =>
        Row("| a |   ||  \\n b |").Cells.Select(cell => cell.Location.Column).ShouldBe([7, 13, 14, 17]);

    [Fact]
    public void Columns_in_a_row_count_as_editors_do() => Row("| 🏠 | e\u0301 | b |").Cells.Select(cell => cell.Location.Column).ShouldBe([7, 12, 17]);

    [Fact]
    public void Comments_and_blank_lines_may_stand_between_rows() =>
        Reading.Step("Given x", "| a |", "", "# why", "| b |").Table.ShouldNotBeNull().Rows.Select(row => row.Location).ShouldBe([new(4, 5), new(7, 5)]);

    [Fact]
    public void Of_the_rows_with_another_number_of_cells_the_first_of_each_table_is_told()
    {
        const string Text = "Feature: F\n Scenario: S\n  * x\n   | a | b |\n   | a |\n   | a | b | c |\n  * y\n   | a |\n   | b\n";
        Reading.Places(Text).ShouldBe(["005 5:4", "005 9:4"]);
        var problem = Reading.Problems(Text)[0];
        problem.What.ShouldBe("This row has 1 cell, the first row of the table has 2");
        problem.Why.ShouldBe("expected 2 cells, each between two bars");
    }

    [Fact]
    public void Rows_of_one_bar_have_no_cells() => Reading.Step("Given x", "|", "|").Table.ShouldNotBeNull().Rows.ShouldAllBe(row => row.Cells.Count == 0);

    private static TableRow Row(string row) => Reading.Step("Given x", row).Table.ShouldNotBeNull().Rows.ShouldHaveSingleItem();
}
