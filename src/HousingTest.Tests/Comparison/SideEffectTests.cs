using HousingTest.Model;
using Shouldly;
using Xunit;

namespace HousingTest.Tests.Comparison;

public sealed class SideEffectTests
{
    [Fact]
    public void Messages_in_another_order_are_no_difference() =>
        Messages([Sample.Letter("1 High Street", "A"), Sample.Letter("2 High Street", "B")], [Sample.Letter("2 High Street", "B"), Sample.Letter("1 High Street", "A")]).ShouldBeEmpty();

    [Fact]
    public void A_letter_that_says_otherwise_names_the_field() =>
        Messages([Sample.Letter("1 High Street", "A", "£10.00")], [Sample.Letter("1 High Street", "A", "£10.01")]).ShouldHaveSingleItem()
            .Sentence.ShouldBe("The amount of 1 letter by template letter 1 is £10.01 instead of £10.00");

    [Fact]
    public void A_letter_to_a_former_address_is_another_recipient_and_not_one_letter_fewer_and_one_more() =>
        Messages([Sample.Letter("1 High Street", "A"), Sample.Letter("2 High Street", "B")], [Sample.Letter("9 Old Road", "A"), Sample.Letter("2 High Street", "B")])
            .Select(pattern => pattern.Field).Order(StringComparer.Ordinal).ShouldBe(["address_line_1", "recipient"]);

    [Fact]
    public void A_letter_that_is_never_sent_is_one_fewer()
    {
        var pattern = Messages([Sample.Letter("1 High Street", "A"), Sample.Letter("2 High Street", "B")], [Sample.Letter("2 High Street", "B")]).ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("1 letter fewer, by template letter 1");
        pattern.Examples.ShouldHaveSingleItem().Subject.ShouldBe("1 High Street");
    }

    [Fact]
    public void A_text_message_in_place_of_a_letter_is_two_differences() =>
        Messages([Sample.Letter("1 High Street", "A")], [Sample.Letter("1 High Street", "A") with { Channel = "sms" }])
            .Select(pattern => pattern.Sentence).ShouldBe(["1 letter fewer, by template letter 1", "1 text message more, by template letter 1"], ignoreOrder: true);

    [Fact]
    public void Files_are_compared_by_name_and_then_by_their_bytes()
    {
        FileProduced[] before = [new("gl.csv", "d1", "files/1"), new("dd.txt", "d2", "files/2")];
        FileProduced[] after = [new("gl.csv", "d3", "files/1"), new("core.xml", "d4", "files/2")];
        Sample.Compare(Sample.Outcome(Sample.Debit) with { Files = before }, Sample.Outcome(Sample.Debit) with { Files = after }).Differences
            .Select(pattern => pattern.Sentence)
            .ShouldBe(["A file core.xml that was not there before", "No file dd.txt, which was there before", "The file gl.csv holds something else"], ignoreOrder: true);
    }

    [Fact]
    public void Errors_that_nobody_asserted_are_counted_by_their_text()
    {
        var known = new SystemError("browser", "font not found");
        var pattern = Sample.Compare(
            Sample.Outcome(Sample.Debit) with { Errors = [known] },
            Sample.Outcome(Sample.Debit) with { Errors = [new SystemError("server", "null reference"), known, new SystemError("server", "null reference")] }).Differences.ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("2 server errors more: null reference");
    }

    [Fact]
    public void Of_steps_that_end_otherwise_only_the_first_is_told()
    {
        StepResult[] before = [new("Given a", 1, ScenarioStatus.Passed, null), new("When b", 2, ScenarioStatus.Passed, null), new("Then c", 3, ScenarioStatus.Passed, null)];
        StepResult[] after = [before[0], new("When b", 2, ScenarioStatus.Failed, "no"), new("Then c", 3, ScenarioStatus.NotRun, null)];
        var pattern = Sample.Compare(
            Sample.Outcome(Sample.Debit) with { Steps = before },
            Sample.Outcome(Sample.Debit) with { Steps = after, Status = ScenarioStatus.Failed }).Differences.ShouldHaveSingleItem();
        pattern.Sentence.ShouldBe("The step \"When b\" fails");
        pattern.Examples.ShouldBe([new DifferenceExample(Sample.Debit, "", "passes", "fails: no")]);
    }

    private static IReadOnlyList<DifferencePattern> Messages(IReadOnlyList<MessageSent> before, IReadOnlyList<MessageSent> after) =>
        Sample.Compare(Sample.Outcome(Sample.Debit) with { Messages = before }, Sample.Outcome(Sample.Debit) with { Messages = after }).Differences;
}
