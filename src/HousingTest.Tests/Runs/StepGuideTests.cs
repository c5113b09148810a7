using HousingTest.Model;
using HousingTest.Reports;
using HousingTest.Runs;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Runs;

public sealed class StepGuideTests
{
    private static readonly StepGuide s_guide = StepGuides.Read(Repository.Workspace);

    /// <summary>A step that no scenario uses is tried by nobody, and one of which nothing is said is guessed at.</summary>
    [Fact]
    public void Every_step_has_an_example_that_runs_and_a_word_about_what_it_does()
    {
        var steps = s_guide.Areas.SelectMany(area => area.Steps).ToList();
        steps.Count.ShouldBeGreaterThan(100);
        steps.Where(step => step.Example is null).Select(step => $"{step.Keyword} {step.Text}").ShouldBeEmpty();
        steps.Where(step => step.About.Length == 0).Select(step => $"{step.Keyword} {step.Text}").ShouldBeEmpty();
        s_guide.Areas.Where(area => area.About.Length == 0).Select(area => area.Name).ShouldBeEmpty();
    }

    [Fact]
    public void A_step_is_told_by_its_own_comment_whatever_others_share_its_methods_name() =>
        s_guide.Areas.SelectMany(area => area.Steps).Single(step => string.Equals(step.Text, "they enter {string} as the {string}", StringComparison.Ordinal)).About.ShouldBe("Enters text.");

    [Fact]
    public void Every_place_is_told_with_what_it_takes()
    {
        var told = s_guide.Places.Where(place => place.About.Length > 0).Select(place => place.Name).ToHashSet(StringComparer.Ordinal);
        s_guide.Areas.SelectMany(area => area.Steps).SelectMany(step => step.Places).Except(told, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("refund approve", "the administrator approves the refund")]
    [InlineData("aproves refnd", "the administrator approves the refund")]
    [InlineData("REFUNDED", "there is no refund")]
    [InlineData("succession", "{person} succeeds to the tenancy on {date}")]
    [InlineData("priorities", "a/an/another {priority} repair is reported")]
    [InlineData("bank holiday", "the repair is due on {date}")]
    [InlineData("void", "the home is let to the applicant from {date}")]
    public void A_search_forgives_case_form_and_a_slip(string words, string step) =>
        StepSearch.Find(s_guide, words).Guide.Areas.SelectMany(area => area.Steps).Select(found => found.Text).Contains(step, StringComparer.Ordinal).ShouldBeTrue();

    [Fact]
    public void A_word_that_only_a_scenario_has_finds_the_step_with_that_scenario_as_its_example()
    {
        var step = StepSearch.Find(s_guide, "garage").Guide.Areas.SelectMany(area => area.Steps)
            .First(step => string.Equals(step.Text, "the rent account has a {word} charge of {money} a week", StringComparison.Ordinal));

        step.Example!.Lines.ShouldHaveSingleItem().ShouldContain("garage charge");
    }

    [Fact]
    public void Where_no_step_has_every_word_those_with_most_of_them_are_found()
    {
        var found = StepSearch.Find(s_guide, "zeppelin refund approves");

        found.All.ShouldBeFalse();
        var texts = found.Guide.Areas.SelectMany(area => area.Steps).Select(step => step.Text).ToList();
        texts.ShouldContain(text => text.StartsWith("the administrator approves", StringComparison.Ordinal));
        texts.ShouldNotContain(text => text.StartsWith("the rent account owes", StringComparison.Ordinal));
    }

    [Fact]
    public void A_search_for_what_nobody_says_finds_nothing() => StepSearch.Find(s_guide, "zeppelin").Guide.Areas.ShouldBeEmpty();

    [Fact]
    public async Task The_page_needs_nothing_beside_it_and_leads_to_each_area()
    {
        using var page = new StringWriter();
        await HtmlStepGuide.WriteAsync(s_guide, page, TestContext.Current.CancellationToken);

        using var document = await new AngleSharp.Html.Parser.HtmlParser().ParseDocumentAsync(page.ToString(), TestContext.Current.CancellationToken);
        document.QuerySelectorAll("article.step").Length.ShouldBe(s_guide.Areas.Sum(area => area.Steps.Count));
        document.QuerySelectorAll("nav a").Select(link => link.GetAttribute("href")![1..]).ShouldAllBe(id => document.GetElementById(id) != null);
        document.QuerySelectorAll("script, link, img").ShouldBeEmpty();
    }
}
