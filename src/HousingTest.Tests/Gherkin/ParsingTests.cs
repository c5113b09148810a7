using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin;

public class ParsingTests
{
    private const string Everything = """"
        # language: en
        # Who wrote it
        @rents @nightly # not a tag
        @money
        Feature: Weekly debit
          Charges fall due on Mondays.

            Indented text stays so.

          Background: what always holds
            Given the estate "small"

          @first
          Example: Plain
            Given a tenancy
            And another tenancy
            * a third
            When the debit run of the week is run with
              | account | amount  |
              | A \| B  | 1\\2    |
              |         | a\nb    |
            # a comment between
            Then the letter says
              """markdown
              # Rent due
                You owe \"\"\"nothing\"\"\"
              """
            But not
              ```
              three
              ```

          @outline
          Scenario Template: <kind> tenancies
            When a <kind> tenancy owes <amount>

            @few
            Scenarios: usual
              Most of them
              | kind   | amount |
              | secure | £1     |
              | <kind> | £2     |

            Examples:
              | kind | amount |

          @law
          Rule: Nobody is charged twice
            Why that is

            Background:
              Given a posted week

            @twice
            Scenario: Second run
              When it is run again
        """";

    private readonly ParsedFile _parsed = GherkinParser.Parse("rents/debit.feature", Everything);

    private Feature Feature => _parsed.Document.Feature.ShouldNotBeNull();

    [Fact]
    public void A_file_that_uses_the_whole_language_has_no_problems() => _parsed.Problems.ShouldBeEmpty();

    [Fact]
    public void A_feature_keeps_its_title_tags_and_description()
    {
        Feature.Name.ShouldBe("Weekly debit");
        Feature.Tags.Select(tag => (tag.Name, tag.Location)).ShouldBe(
            [("@rents", new(3, 1)), ("@nightly", new(3, 8)), ("@money", new(4, 1))]);
        Feature.Description.ShouldBe("  Charges fall due on Mondays.\n\n    Indented text stays so.");
        Feature.Location.ShouldBe(new Location(5, 1));
    }

    [Fact]
    public void Comments_are_kept_wherever_they_stand() =>
        _parsed.Document.Comments.Select(comment => comment.Location.Line).ShouldBe([2, 22]);

    [Fact]
    public void Cells_resolve_their_escapes_and_may_be_empty()
    {
        var table = Feature.Scenarios[0].Steps[3].Table.ShouldNotBeNull();
        table.Rows.Select(row => row.Cells.Select(cell => cell.Value)).ShouldBe([["account", "amount"], ["A | B", @"1\2"], ["", "a\nb"]]);
        table.Rows[1].Cells[1].Location.ShouldBe(new Location(20, 19));
    }

    [Fact]
    public void Doc_strings_lose_the_fences_indentation_and_keep_their_own()
    {
        var doc = Feature.Scenarios[0].Steps[4].DocString.ShouldNotBeNull();
        doc.MediaType.ShouldBe("markdown");
        doc.Content.ShouldBe("# Rent due\n  You owe \"\"\"nothing\"\"\"");
        Feature.Scenarios[0].Steps[5].DocString.ShouldNotBeNull().Content.ShouldBe("three");
    }

    [Fact]
    public void Pickles_put_backgrounds_first_and_inherit_tags()
    {
        var pickle = PickleCompiler.Compile(_parsed.Document)[^1];
        pickle.Name.ShouldBe("Second run");
        pickle.Tags.ShouldBe(["@rents", "@nightly", "@money", "@law", "@twice"]);
        pickle.Steps.Select(step => step.ToString()).ShouldBe(
            ["Given the estate \"small\"", "Given a posted week", "When it is run again"]);
    }

    [Fact]
    public void Conjunctions_and_stars_do_what_the_step_before_did()
    {
        var kinds = PickleCompiler.Compile(_parsed.Document)[0].Steps.Select(step => step.Kind);
        kinds.ShouldBe([StepKind.Given, StepKind.Given, StepKind.Given, StepKind.Given, StepKind.When, StepKind.Then, StepKind.Then]);
    }

    [Fact]
    public void Every_example_row_is_a_pickle_with_its_placeholders_filled()
    {
        var pickles = PickleCompiler.Compile(_parsed.Document).Where(pickle => pickle.Row is not null).ToList();
        pickles.Select(pickle => pickle.Title).ShouldBe(["secure tenancies [row 1]", "<kind> tenancies [row 2]"]);
        pickles[0].Steps[^1].Text.ShouldBe("When a secure tenancy owes £1"[5..]);
        pickles[0].Tags.ShouldBe(["@rents", "@nightly", "@money", "@outline", "@few"]);
        pickles[0].Line.ShouldBe(41);
        pickles[0].Arguments.ShouldBe([new("kind", "secure"), new("amount", "£1")]);
    }

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_and_byte_order_marks_do_not_matter(string lineEnd)
    {
        var other = GherkinParser.Parse("rents/debit.feature", '\uFEFF' + Everything.ReplaceLineEndings(lineEnd));
        other.Problems.ShouldBeEmpty();
        PickleCompiler.Compile(other.Document).Select(pickle => string.Join('\n', pickle.Steps))
            .ShouldBe(PickleCompiler.Compile(_parsed.Document).Select(pickle => string.Join('\n', pickle.Steps)));
    }

    [Fact]
    public void Tabs_indent_as_blanks_do()
    {
        var parsed = GherkinParser.Parse("t.feature", "Feature: T\n\tScenario: S\n\t\tGiven x\n\t\t\t|\ta\t|\n");
        parsed.Problems.ShouldBeEmpty();
        PickleCompiler.Compile(parsed.Document)[0].Steps[0].Table.ShouldBe([["a"]]);
    }

    [Fact]
    public void Several_mistakes_are_reported_together_with_line_and_column()
    {
        var parsed = GherkinParser.Parse("bad.feature", """
            Feature: Bad
              @two words
              Scenario: S
                Given x
                  | a | b |
                  | c |
                Wenn y
                Then z
                  '''
              Rule: R
                Scenario: T
                  Given text
                    ```
                    never ends
            """);
        parsed.Problems.Select(problem => $"{problem.Id} {problem.Where}").ShouldBe(
        [
            "HT-GHK-006 bad.feature:2:3",
            "HT-GHK-005 bad.feature:6:7",
            "HT-GHK-002 bad.feature:7:5",
            "HT-GHK-002 bad.feature:9:7",
            "HT-GHK-004 bad.feature:13:9",
        ]);
        parsed.Problems[2].What.ShouldBe("This line is not understood here: Wenn y");
        parsed.Problems[2].Why.ShouldStartWith("expected a step (Given, When, Then, And, But or *), ");
        parsed.Problems.ShouldAllBe(problem => problem.Remedy.Length > 0);
    }

    [Fact]
    public void Tags_at_the_end_of_a_file_belong_to_nothing() =>
        GherkinParser.Parse("e.feature", "Feature: E\n@lost\n").Problems.ShouldHaveSingleItem().Id.ShouldBe("HT-GHK-003");

    [Fact]
    public void An_unknown_language_is_named() =>
        GherkinParser.Parse("l.feature", "#language: tlh\nFeature: L").Problems.ShouldHaveSingleItem().What.ShouldBe("The language 'tlh' is not known");

    [Fact]
    public void A_file_without_a_feature_is_empty_and_sound()
    {
        var parsed = GherkinParser.Parse("c.feature", "# later\n\n");
        parsed.Problems.ShouldBeEmpty();
        parsed.Document.Feature.ShouldBeNull();
    }

    [Fact]
    public void Mutated_files_give_problems_and_never_exceptions()
    {
        // Fixed, so that a failure comes again.
        var random = new Random(20260401);
        string[] pieces = ["|", "\"\"\"", "```", "@", "#", "Feature:", "Rule:", "Examples:", "Scenario:", "Given ", "\\", "\n", "\r", "\t", "\0", "\uD800", "<kind>", "# language: xx"];
        var broken = 0;
        for (var round = 0; round < 1500; round++)
        {
            var text = Everything;
            for (var edit = random.Next(1, 6); edit > 0; edit--)
            {
                var at = random.Next(text.Length);
                text = random.Next(3) switch
                {
                    0 => text.Insert(at, pieces[random.Next(pieces.Length)]),
                    1 => text.Remove(at, Math.Min(random.Next(1, 60), text.Length - at)),
                    _ => text[at..] + text[..at],
                };
            }

            var parsed = GherkinParser.Parse("f.feature", text);
            PickleCompiler.Compile(parsed.Document).ShouldAllBe(pickle => pickle.Feature != null);
            broken += parsed.Problems.Count > 0 ? 1 : 0;
        }

        broken.ShouldBeGreaterThan(500);
    }
}
