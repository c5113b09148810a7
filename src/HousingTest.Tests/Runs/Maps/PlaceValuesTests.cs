using HousingTest.Runs.Maps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs.Maps;

public sealed class PlaceValuesTests
{
    private readonly PlaceValues values = new(SmallSystem.Located(SmallSystem.Map).Map, SmallSystem.Rows);

    [Fact]
    public void A_place_stands_for_what_people_call_a_row_of_several_rows_one_after_the_other() =>
        values.For(["Account"]).Select(choice => choice["account"]).ShouldBe(["RA-1", "RA-2"]);

    [Fact]
    public void What_people_call_a_row_has_spaces_where_the_system_keeps_something_else() =>
        new PlaceValues(SmallSystem.With("reference: reference\n", "reference: { column: reference, spaces: \"-\" }\n").Map, SmallSystem.Rows)
            .For(["account"]).Select(choice => choice["account"]).ShouldBe(["RA 1", "RA 2"]);

    [Fact]
    public void A_row_without_a_name_goes_by_its_key_and_rows_of_each_word_are_among_those_tried() =>
        values.For(["charge"]).Select(choice => choice["charge"]).ShouldBe(["1", "2"]);

    [Fact]
    public void A_place_that_no_row_fills_is_left_out() => values.For(["account", "letter", "nothing"])[0].Keys.ShouldBe(["account"]);

    [Fact]
    public void Without_places_there_is_one_choice() => values.For([]).ShouldHaveSingleItem().ShouldBeEmpty();

    [Fact]
    public void A_value_stays_a_value_in_a_path() =>
        PlaceValues.Fill("/accounts/{Account}?x={other}", new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["account"] = "RA/1 ü" }, Uri.EscapeDataString)
            .ShouldBe("/accounts/RA%2F1%20%C3%BC?x={other}");
}
