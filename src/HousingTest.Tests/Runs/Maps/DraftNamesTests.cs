using HousingTest.Runs.Maps;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs.Maps;

public sealed class DraftNamesTests
{
    [Theory]
    [InlineData("rent_account", "rent account")]
    [InlineData("RentAccounts", "rent accounts")]
    [InlineData("UPRN", "uprn")]
    [InlineData("HTMLPage2", "html page 2")]
    [InlineData("line-1", "line 1")]
    public void A_name_is_its_words(string name, string words) => string.Join(' ', DraftNames.WordsOf(name)).ShouldBe(words);

    [Theory]
    [InlineData("rent account", "rent accounts")]
    [InlineData("property", "properties")]
    [InlineData("day", "days")]
    [InlineData("cash batch", "cash batches")]
    [InlineData("household person", "household people")]
    [InlineData("address", "addresses")]
    public void One_and_several(string one, string several)
    {
        DraftNames.Plural(one).ShouldBe(several);
        DraftNames.Singular(several).ShouldBe(one);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("gas")]
    [InlineData("analysis")]
    public void A_word_that_only_looks_like_several_stays(string word) => DraftNames.Singular(word).ShouldBe(word);

    [Fact]
    public void What_all_tables_begin_with_is_left_out()
    {
        DraftNames.PrefixOf(["hsg_rent_account", "hsg_rent_charge", "hsg_rent_year"]).ShouldBe("hsg_rent_");
        DraftNames.PrefixOf(["hsg_a", "HSG_b", "hsg_c"]).ShouldBe("hsg_");
        DraftNames.PrefixOf(["hsg_a", "hsg_b", "audit"]).ShouldBeEmpty();
        DraftNames.PrefixOf(["hsg_a", "hsg_b"]).ShouldBeEmpty();
    }
}
