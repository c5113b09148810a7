using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

/// <summary>One file that uses the whole language, and all that is read from it.</summary>
public class WholeLanguageTests
{
    private const string Everything = """"
        # The debit run, as the rents team tells it.
        # language: en
        @rents @nightly # not a tag
          # between the tags

        @rents @money
        Feature: Weekly debit
          Charges fall due on Mondays.
          # a comment in the description

            Indented text stays so.
          Given looks like a step and is none

          Background: what always holds
            Every scenario starts from here.
            Given the estate "small"
            * today is 6 April 2026

          @first
          Example: A secure tenancy is debited
            Given a secure tenancy at £100.00 a week
            And a garage at £14.20 a week
            * a heating charge
            When the debit run of the week is run with
              | account | amount  |      |
              | A \| B  | 1\\2 \x |      |
            # a comment between the rows

              |         | a\nb    | 🏠 £1 |
            Then the letter says
              """markdown <kind>
              # Rent due
                You owe \"\"\"nothing\"\"\"
            less indented
              ```
              """
            But not
              ```
              three \`\`\` backticks
              """
              ```
            And both
              | table |
              """
              text
              """
            And both the other way
              """
              text
              """
              | table |

          Scenario: Nothing yet
            It is still talked about.

          @outline @rents
          Scenario Template: <kind> tenancies
            When a <kind> tenancy owes <amount>
              """<kind>
              <amount> and <kind> and <neither>
              """
            And these
              | <kind> | <amount> |

            @few
            # of the second tag
            @usual @few
            Scenarios: usual
              Most of them
              | kind   | amount |
              | secure | £1     |
              | <kind> | £2$$   |

            Examples:
              | kind | amount |

            @none
            Examples: later

            Examples: one more
              | kind     | amount |
              | <amount> | £3     |

          @law
          Rule: Nobody is charged twice
            Why that is

            Background:
              And a posted week

            @twice @law
            Scenario Outline: Second run
              When it is run again

          @later @rule
          Rule:
            Scenario: Third run
              But it is refused
        """";

    private static readonly ParsedFile Parsed = GherkinParser.Parse("rents/debit.feature", Everything);

    [Fact]
    public void A_file_that_uses_the_whole_language_has_no_problems() => Parsed.Problems.ShouldBeEmpty();

    [Fact]
    public void All_that_is_written_is_in_the_document_with_its_place() => Approval.Verify(Shown.Document(Parsed.Document), "whole-document");

    [Fact]
    public void All_that_will_run_is_in_the_pickles() => Approval.Verify(Shown.Pickles(PickleCompiler.Compile(Parsed.Document)), "whole-pickles");

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Line_ends_do_not_matter(string lineEnd) =>
        Shown.Document(Reading.Document(Everything.ReplaceLineEndings(lineEnd))).ShouldBe(Shown.Document(Parsed.Document));

    [Fact]
    public void A_byte_order_mark_does_not_matter() => Shown.Document(Reading.Document('\uFEFF' + Everything)).ShouldBe(Shown.Document(Parsed.Document));

    [Fact]
    public void An_end_of_line_behind_the_last_line_does_not_matter() => Shown.Document(Reading.Document(Everything + "\n")).ShouldBe(Shown.Document(Parsed.Document));
}
