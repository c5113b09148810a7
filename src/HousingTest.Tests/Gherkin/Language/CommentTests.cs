using HousingTest.Gherkin.Language;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Gherkin.Language;

public class CommentTests
{
    [Fact]
    public void A_comment_may_stand_on_any_line_and_is_kept_whole()
    {
        const string Text = """
            # 1
            Feature: F
              # 3
              Background:
                # 5
                Given x
                # 7
              # 8
              @a
              # 10
              Scenario: S
                # 12
                Given <y>
                  # 14
                  | a |
                  # 16
                Examples:
                  # 18
                  | y |
                  # 20
                  | z |
              # 22
              Rule: R
              # 24
            """;
        Reading.Document(Text).Comments.Select(comment => (comment.Location.Line, comment.Location.Column, int.Parse(comment.Text.Trim().AsSpan(2), System.Globalization.CultureInfo.InvariantCulture)))
            .ShouldAllBe(comment => comment.Item1 == comment.Item3 && comment.Item2 == 1);
        Reading.Document(Text).Comments.Count.ShouldBe(13);
        Reading.Document(Text).Comments[1].ShouldBe(new Comment(new Location(3, 1), "  # 3"));
    }

    [Fact]
    public void Behind_a_step_it_is_no_comment() => Reading.Step("Given a flat # 3").Text.ShouldBe("a flat # 3");
}
