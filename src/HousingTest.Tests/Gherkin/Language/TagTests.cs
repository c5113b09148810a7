using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class TagTests
{
    [Fact]
    public void Tags_stand_on_features_rules_scenarios_and_examples()
    {
        var feature = Reading.Feature("@f\nFeature: F\n@s\nScenario: S\n* <a>\n@e\nExamples:\n|a|\n@r\nRule: R\n@t\nScenario: T");
        Tags(feature.Tags).ShouldBe(["@f 1:1"]);
        Tags(feature.Scenarios[0].Tags).ShouldBe(["@s 3:1"]);
        Tags(feature.Scenarios[0].Examples[0].Tags).ShouldBe(["@e 6:1"]);
        Tags(feature.Rules[0].Tags).ShouldBe(["@r 9:1"]);
        Tags(feature.Rules[0].Scenarios[0].Tags).ShouldBe(["@t 11:1"]);
    }

    [Theory]
    [InlineData("@a @b", "@a 1:1", "@b 1:4")]
    [InlineData("  @a@b\t@c  ", "@a 1:3", "@b 1:5", "@c 1:8")]
    [InlineData("@a #b @c", "@a 1:1")]
    [InlineData("@a#b @c # d", "@a#b 1:1", "@c 1:6")]
    [InlineData("@rent:£5,10-(x)", "@rent:£5,10-(x) 1:1")]
    [InlineData("@🏠 @b", "@🏠 1:1", "@b 1:4")]
    [InlineData("@")]
    public void Tags_of_a_line_start_with_an_at_sign_and_end_at_a_blank_or_the_next(string line, params string[] tags) =>
        Tags(Reading.Feature($"{line}\nFeature: F").Tags).ShouldBe(tags);

    [Fact]
    public void Tags_may_stand_on_several_lines_with_comments_and_blank_lines_between() =>
        Tags(Reading.Feature("@a\n# why\n\n @b @a\nFeature: F").Tags).ShouldBe(["@a 1:1", "@b 4:2", "@a 4:5"]);

    [Theory]
    [InlineData("@two words", "1:1")]
    [InlineData("  @a @b c @d", "1:6")]
    public void A_tag_with_a_blank_is_told_and_its_line_passed_over(string line, string place)
    {
        var parsed = GherkinParser.Parse("t.feature", $"{line}\n@sound\nFeature: F\n");
        parsed.Problems.ShouldHaveSingleItem().Where.ShouldBe($"t.feature:{place}");
        Tags(parsed.Document.Feature.ShouldNotBeNull().Tags).ShouldBe(["@sound 2:1"]);
    }

    [Theory]
    [InlineData("@lost\n")]
    [InlineData("Feature: F\n@lost\n")]
    [InlineData("Feature: F\nScenario: S\n* x\n@lost")]
    [InlineData("Feature: F\nRule: R\nScenario: S\n* x\n@lost")]
    public void Tags_at_the_end_of_a_file_belong_to_nothing(string text) => Reading.Problems(text).ShouldHaveSingleItem().Id.ShouldBe("HT-GHK-003");

    [Fact]
    public void Tags_before_something_else_do_not_make_what_follows_wrong() =>
        Reading.Places("Feature: F\n@lost\nBackground:\n* x\nScenario: S\n* y\n@lost\nScenaro: T\n* z\nScenario: U\n* z").ShouldBe(["002 3:1", "002 4:1", "002 8:1", "002 9:1"]);

    private static IEnumerable<string> Tags(IEnumerable<Tag> tags) => tags.Select(tag => $"{tag.Name} {tag.Location.Line}:{tag.Location.Column}");
}
