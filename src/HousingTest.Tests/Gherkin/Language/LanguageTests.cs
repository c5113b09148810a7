using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class LanguageTests
{
    private const string Welsh = """
        # language: cy-GB
        @rhenti
        Arwedd: Debyd wythnosol
          Bob dydd Llun codir rhent yr wythnos.

          Cefndir:
            Anrhegedig a tenantiaeth ddiogel ar £100.00 yr wythnos

          Enghraifft: Codir y rhent unwaith
            * mae heddiw yn 6 Ebrill 2026
            Pryd mae'r debyd wythnosol wedi rhedeg
            Yna mae £104.00 yn ddyledus
            A mae un debyd
            Ond nid oes llythyr

          Scenario Amlinellol: Rhent o <rhent>
            Anrhegedig a rhent o <rhent>

            Enghreifftiau:
              | rhent   |
              | £100.00 |

          Rule: Neb ddwywaith
            Scenario: Eto
              Yna gwrthodir
        """;

    public static TheoryData<string> Codes() => [.. Dialect.All.Select(dialect => dialect.Language)];

    [Fact]
    public void There_are_eighty_languages_and_each_has_a_name_for_people()
    {
        Dialect.All.Count.ShouldBe(80);
        Dialect.All.ShouldAllBe(dialect => dialect.Name.Length > 0 && dialect.NativeName.Length > 0);
        Dialect.Find("cy-GB").ShouldNotBeNull().ShouldSatisfyAllConditions(welsh => welsh.Name.ShouldBe("Welsh"), welsh => welsh.NativeName.ShouldBe("Cymraeg"));
    }

    [Fact]
    public void A_file_that_names_none_is_in_English() => Reading.Feature("Feature: F").Language.ShouldBe("en");

    [Theory]
    [InlineData("# language: pl")]
    [InlineData("#language:pl")]
    [InlineData("  #  language  :  pl  ")]
    [InlineData("# why\n\n# language: pl")]
    public void A_comment_above_everything_else_names_the_language(string line)
    {
        var document = Reading.Document($"{line}\nFunkcja: F");
        document.Feature.ShouldNotBeNull().Language.ShouldBe("pl");
        document.Comments.ShouldAllBe(comment => comment.Text == "# why");
    }

    [Theory]
    [InlineData("# language: en\n# language: xx\nFeature: F")]
    [InlineData("@tag\n# language: xx\nFeature: F")]
    [InlineData("# our language: xx\nFeature: F")]
    [InlineData("# language: two words\nFeature: F")]
    [InlineData("# Language: xx\nFeature: F")]
    public void Anywhere_else_and_written_otherwise_it_is_a_comment(string text) => Reading.Feature(text).Language.ShouldBe("en");

    [Fact]
    public void A_file_that_holds_its_language_and_nothing_else_is_not_finished() => Reading.Places("# language: en\n").ShouldBe(["003 2:1"]);

    [Theory]
    [MemberData(nameof(Codes))]
    public void Every_keyword_of_every_language_opens_what_it_should(string code)
    {
        var dialect = Dialect.Find(code).ShouldNotBeNull();
        foreach (var feature in dialect.Feature)
            Open(feature, dialect.Rule[0], dialect.Background[0], dialect.Scenario[0], dialect.Outline[0], dialect.Examples[0]);
        foreach (var rule in dialect.Rule)
            Open(dialect.Feature[0], rule, dialect.Background[0], dialect.Scenario[0], dialect.Outline[0], dialect.Examples[0]);
        foreach (var background in dialect.Background)
            Open(dialect.Feature[0], dialect.Rule[0], background, dialect.Scenario[0], dialect.Outline[0], dialect.Examples[0]);
        foreach (var scenario in dialect.Scenario)
            Open(dialect.Feature[0], dialect.Rule[0], dialect.Background[0], scenario, dialect.Outline[0], dialect.Examples[0]);
        foreach (var outline in dialect.Outline)
            Open(dialect.Feature[0], dialect.Rule[0], dialect.Background[0], dialect.Scenario[0], outline, dialect.Examples[0]);
        foreach (var examples in dialect.Examples)
            Open(dialect.Feature[0], dialect.Rule[0], dialect.Background[0], dialect.Scenario[0], dialect.Outline[0], examples);

        void Open(string feature, string rule, string background, string scenario, string outline, string examples)
        {
            var steps = string.Concat(dialect.Steps.Select(step => $"{step.Text}1\n"));
            var read = Reading.Feature($"# language: {code}\n{feature}: F\n{background}:\n{steps}{scenario}: S\n{steps}{outline}: O\n{examples}:\n|a|\n{rule}: R\n");
            (read.Language, read.Keyword, read.Background?.Keyword, read.Rules.Single().Keyword).ShouldBe((code, feature, background, rule));
            read.Scenarios.Select(found => (found.Keyword, found.IsOutline)).ShouldBe([(scenario, false), (outline, true)]);
            read.Scenarios[1].Examples.Single().Keyword.ShouldBe(examples);
            read.Scenarios[0].Steps.Select(step => new StepKeyword(step.Keyword, step.KeywordType)).ShouldBe(dialect.Steps);
            read.Scenarios[0].Steps.ShouldAllBe(step => step.Text == "1");
        }
    }

    [Fact]
    public void Of_two_keywords_that_fit_the_longer_one_is_meant()
    {
        var feature = Reading.Feature("# language: fr\nFonctionnalité: F\n Scénario: S\n  Étant donné que le loyer\n  Étant donné le loyer\n  Et qu'il est dû\n");
        feature.Scenarios[0].Steps.Select(step => (step.Keyword, step.Text)).ShouldBe([("Étant donné que ", "le loyer"), ("Étant donné ", "le loyer"), ("Et qu'", "il est dû")]);
    }

    [Fact]
    public void Some_languages_write_no_blank_behind_a_keyword() =>
        Reading.Feature("# language: zh-CN\n功能: F\n 场景: S\n  假如租金\n").Scenarios[0].Steps.ShouldHaveSingleItem().ShouldBe(
            new Step(new Location(4, 3), "假如", KeywordType.Context, "租金", DocString: null, Table: null));

    [Fact]
    public void A_step_keyword_comes_before_a_title_that_starts_with_it() =>
        Reading.Feature("# language: tr\nÖzellik: F\n Örnek: S\n  Mevcut Durum: x\n").Scenarios[0].Steps.ShouldHaveSingleItem().Text.ShouldBe("Durum: x");

    [Fact]
    public void Slovenian_and_Texan_have_no_star() =>
        Dialect.All.Where(dialect => dialect.Steps.All(step => step.Text is not "* ")).Select(dialect => dialect.Language).ShouldBe(["en-tx", "sl"]);

    [Fact]
    public void A_Welsh_file_is_read_as_approved() =>
        Approval.Verify(Shown.Document(Reading.Document(Welsh)) + "\n" + Shown.Pickles(Reading.Pickles(Welsh)), "welsh");

    [Theory]
    [InlineData("welsh", "expected a language of Gherkin; near are cy-GB (Welsh)")]
    [InlineData("cymraeg", "expected a language of Gherkin; near are cy-GB (Welsh)")]
    [InlineData("cy", "expected a language of Gherkin; near are cy-GB (Welsh)")]
    [InlineData("EN", "expected a language of Gherkin; near are en (English), en-Scouse (Scouse), en-au (Australian)")]
    [InlineData("en-UK", "expected a language of Gherkin; near are en (English), en-Scouse (Scouse), en-au (Australian)")]
    [InlineData("pol", "expected a language of Gherkin; near are pl (Polish)")]
    [InlineData("xx", "expected one of the 80 languages of Gherkin, for instance cy-GB (Welsh) or pl (Polish)")]
    public void A_language_that_is_not_known_is_told_with_those_near_it(string language, string why)
    {
        var problem = Reading.Problems($"# language: {language}\nFeature: L").ShouldHaveSingleItem();
        (problem.Id, problem.Where, problem.What, problem.Why).ShouldBe(("HT-GHK-007", "t.feature:1:1", $"The language '{language}' is not known", why));
    }

    [Fact]
    public void What_is_written_in_a_language_that_is_not_known_is_not_judged() =>
        Reading.Places(Welsh.Replace("cy-GB", "welsh", StringComparison.Ordinal)).ShouldBe(["007 1:1"]);
}
