using HousingTest.Databases.Sqlite;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class IndexTextTests
{
    [Fact]
    public void Terms_lose_their_direction_and_keep_commas_and_brackets_inside_names_texts_and_calls()
    {
        var index = IndexText.Parse("""CREATE UNIQUE INDEX "a (b" ON [t, u] ("x,y" DESC, substr(z, 1, 2) COLLATE NOCASE ASC, 'a)' || q /* , ( */) WHERE done = 'x WHERE y'""");
        index.Terms.ShouldBe(["\"x,y\"", "substr(z, 1, 2) COLLATE NOCASE", "'a)' || q /* , ( */"]);
        index.Condition.ShouldBe("done = 'x WHERE y'");
    }

    [Fact]
    public void An_index_over_all_rows_has_no_condition() => IndexText.Parse("CREATE UNIQUE INDEX i ON t(basc)").ShouldSatisfyAllConditions(
        index => index.Terms.ShouldBe(["basc"]),
        index => index.Condition.ShouldBeNull());
}
