using HousingTest.Definitions;
using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Definitions;

/// <summary>What every kind of file has in common, shown with the smallest kind.</summary>
public sealed class YamlTests
{
    private const string Whole = """
        estate: small
        title: Three hundred homes
        tenancies: 300
        as of: 2026-04-05
        weeks: 52
        aims:
          one-person households: 0.43
        """;

    private static EstateRecipe Read(string text) => EstateRecipeFile.Parse(text, "fixtures/estates/small.yaml");

    [Fact]
    public void A_file_becomes_a_record_with_its_path_and_its_digest()
    {
        var recipe = Read(Whole);

        recipe.Name.ShouldBe("small");
        recipe.AsOf.ShouldBe(new DateOnly(2026, 4, 5));
        recipe.Aims.ShouldHaveSingleItem().Value.ShouldBe(0.43m);
        recipe.File.ShouldBe("fixtures/estates/small.yaml");
        recipe.Digest.ShouldBe(Digest.OfText(Whole));
    }

    [Fact]
    public void The_line_ends_of_Windows_change_neither_record_nor_digest_nor_lines()
    {
        var windows = Whole.ReplaceLineEndings("\r\n");

        Read(windows).Digest.ShouldBe(Read(Whole).Digest);
        ProblemsOf.Places(() => Read(windows.Replace("300", "many", StringComparison.Ordinal))).ShouldBe(["HT-DEF-009 fixtures/estates/small.yaml:3"]);
    }

    [Fact]
    public void All_problems_of_a_file_are_told_at_once_in_the_order_of_its_lines()
    {
        var problems = ProblemsOf.Places(() => Read("""
            estate: large
            titel: Three hundred homes
            tenancies: many
            as of: 5 April 2026
            aims:
              one-person households: [0.43]
              lone parents:
            tenancies: 300
            """));

        problems.ShouldBe(
        [
            "HT-DEF-012 fixtures/estates/small.yaml:1", // its own name
            "HT-DEF-007 fixtures/estates/small.yaml:1", // weeks
            "HT-DEF-006 fixtures/estates/small.yaml:2",
            "HT-DEF-009 fixtures/estates/small.yaml:3",
            "HT-DEF-009 fixtures/estates/small.yaml:4",
            "HT-DEF-008 fixtures/estates/small.yaml:6",
            "HT-DEF-007 fixtures/estates/small.yaml:7",
            "HT-DEF-005 fixtures/estates/small.yaml:8",
        ]);
    }

    [Fact]
    public void A_misspelt_key_is_told_once_with_the_keys_that_are_known_and_not_again_as_missing()
    {
        var problem = ProblemsOf.One(() => Read(Whole.Replace("weeks:", "week:", StringComparison.Ordinal)));

        problem.What.ShouldBe("An estate has no key 'week'");
        problem.Remedy.ShouldContain("estate, title, tenancies, as of, weeks, aims");
    }

    [Fact]
    public void A_missing_key_is_told_with_what_lacks_it() =>
        ProblemsOf.One(() => Read(Whole.Replace("weeks: 52", "", StringComparison.Ordinal))).What.ShouldBe("An estate lacks 'weeks'");

    [Fact]
    public void A_syntax_error_is_told_with_line_and_column()
    {
        var problem = ProblemsOf.One(() => Read(Whole.Replace("title: Three", "title: \"Three", StringComparison.Ordinal)));

        problem.Id.ShouldBe("HT-DEF-002");
        problem.Where.ShouldStartWith("fixtures/estates/small.yaml:2:");
        problem.Why.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_tab_is_a_syntax_error_and_the_remedy_says_so() =>
        ProblemsOf.One(() => Read("estate: small\naims:\n\tone: 1\n")).Remedy.ShouldContain("no tabs");

    [Theory]
    [InlineData("")]
    [InlineData("# nothing but a comment\n")]
    [InlineData("---\n...\n")]
    public void A_file_that_says_nothing_is_refused(string text) => ProblemsOf.One(() => Read(text)).Id.ShouldBeOneOf("HT-DEF-003", "HT-DEF-007");

    [Fact]
    public void A_second_document_is_refused_on_its_line() =>
        ProblemsOf.Places(() => Read(Whole + "\n---\nestate: other\n")).ShouldBe(["HT-DEF-003 fixtures/estates/small.yaml:8"]);

    [Fact]
    public void A_list_where_keys_are_expected_is_refused() =>
        ProblemsOf.One(() => Read("- estate: small\n")).What.ShouldBe("'the file' must be keys and values, and is a list");

    [Fact]
    public void Aliases_that_would_fill_the_memory_are_refused_at_once()
    {
        var laughs = "a: &a [lol, lol]\n" + string.Concat("bcdefghijklmnopqrstuvwxyz".Select((letter, index) =>
            $"{letter}: &{letter} [*{(char)('a' + index)}, *{(char)('a' + index)}, *{(char)('a' + index)}]\n"));

        ProblemsOf.All(() => Read(laughs)).ShouldContain(problem => problem.Id == "HT-DEF-004");
    }

    [Fact]
    public void A_tag_is_refused_and_its_value_is_not_called_missing() =>
        ProblemsOf.One(() => Read(Whole.Replace("52", "!!int 52", StringComparison.Ordinal))).Id.ShouldBe("HT-DEF-004");

    [Fact]
    public void Bottomless_nesting_is_refused_without_exhausting_the_stack() =>
        ProblemsOf.One(() => Read("estate: " + new string('[', 100_000))).Id.ShouldBe("HT-DEF-004");

    [Fact]
    public void Names_that_differ_only_by_case_are_duplicates() =>
        ProblemsOf.One(() => Read(Whole + "\n  One-person households: 1\n")).Id.ShouldBe("HT-DEF-005");

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("2026-4-5")]
    [InlineData("05/04/2026")]
    public void A_date_that_is_none_is_refused(string date)
    {
        var problem = ProblemsOf.One(() => Read(Whole.Replace("2026-04-05", date, StringComparison.Ordinal)));

        problem.What.ShouldBe($"'as of' must be a date such as 2026-04-06, and is '{date}'");
    }

    [Fact]
    public void Whatever_is_cut_out_of_a_file_ends_in_problems_and_in_nothing_else()
    {
        const string Marks = "{}[]:-&*!|>'\"#%@`,? \t\n\0~\\é€";
        var random = new Random(20260401);
        for (var round = 0; round < 3_000; round++)
        {
            var text = Whole;
            for (var cut = 0; cut <= random.Next(3); cut++)
            {
                var at = random.Next(text.Length);
                text = random.Next(2) == 0
                    ? text.Remove(at, Math.Min(random.Next(6), text.Length - at))
                    : text.Insert(at, Marks[random.Next(Marks.Length)].ToString());
            }

            try
            {
                Read(text);
            }
            catch (ProblemException)
            {
                // What is wrong was told.
            }
        }
    }
}
