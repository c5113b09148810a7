using HousingTest.Databases.SqlServer;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Databases;

public sealed class BatchReaderTests
{
    [Fact]
    public void A_script_without_GO_is_one_batch() => BatchReader.Read("SELECT 1;\nSELECT 2;").ShouldBe([new Batch(1, "SELECT 1;\nSELECT 2;", 1)]);

    [Fact]
    public void GO_stands_alone_on_its_line_in_any_case_with_a_number_or_a_comment() =>
        BatchReader.Read("\uFEFFa\r\n  gO\r\nb\nGO 5\nGO -- and so on\nc\nGO;\n\nGOTO x\nGO\n").Select(batch => (batch.Line, batch.Text.Trim(), batch.Times))
            .ShouldBe([(1, "a", 1), (3, "b", 5), (6, "c", 1), (8, "GOTO x", 1)]);

    [Fact]
    public void GO_inside_a_text_a_name_or_a_comment_ends_nothing()
    {
        var script = "SELECT 'it''s\nGO\n', \"\nGO\n\", [a]]\nGO\n] /* one /* two\nGO\n*/\nGO\n*/ -- x 'y\n";
        BatchReader.Read(script).ShouldHaveSingleItem().Text.ShouldBe(script);
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(1, 12)]
    [InlineData(4, 13)]
    public void A_line_that_the_server_does_not_know_is_the_first_that_says_something(int told, int line) =>
        new Batch(10, "\n\nSELECT 1\nSELECT 2", 1).LineOf(told).ShouldBe(line);
}
