using HousingTest.Databases.SqlServer;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class SqlServerCatalogueTests
{
    [Theory]
    [InlineData("([kind]='HEAT' OR [kind]='TENANT''S' OR [kind]='RENT')", "kind", "RENT|TENANT'S|HEAT")]
    [InlineData("([weeks]=(52) OR [weeks]=(48))", "weeks", "48|52")]
    [InlineData("([a]]b]=N'x')", "a]b", "x")]
    public void A_check_of_a_list_of_words_tells_what_a_column_may_hold(string check, string column, string words) =>
        CatalogueReader.Words([check])[column].ShouldBe(words.Split('|'));

    [Theory]
    [InlineData("([state]='SHUT' OR [state]='OPEN' OR [weeks]=(48))")]
    [InlineData("([pence]>(0))")]
    [InlineData("([kind]='A' AND [state]='B')")]
    public void A_check_that_says_more_tells_nothing(string check) => CatalogueReader.Words([check]).ShouldBeEmpty();

    [Fact]
    public void The_drivers_known_hole_is_told_with_the_version_in_use()
    {
        AcceptedAdvisory.SqlClient.Applies.ShouldBeTrue();
        AcceptedAdvisory.SqlClient.Version.ShouldStartWith("2.1.4");
    }
}
