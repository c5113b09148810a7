using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>A message on both releases.</summary>
/// <param name="Channel"><c>text message</c>, <c>email</c> or <c>letter</c>.</param>
/// <param name="Template">The template's id.</param>
/// <param name="Recipient">Number, address, or first line of the letter's address.</param>
/// <param name="Before">Lines on the baseline; null when it was not sent there.</param>
/// <param name="After">Lines on the candidate; null when it was not sent there.</param>
/// <param name="Differs">True when the two are not the same.</param>
public sealed record MessagePair(string Channel, string Template, string Recipient, IReadOnlyList<FieldText>? Before, IReadOnlyList<FieldText>? After, bool Differs)
{
    internal static MessagePair Of(MessageSent? before, MessageSent? after)
    {
        var either = after ?? before ?? throw new ArgumentException("a pair has at least one message", nameof(before));
        var (linesBefore, linesAfter) = (Lines(before), Lines(after));
        var (markedBefore, markedAfter) = (FieldText.Mark(linesBefore, linesAfter), FieldText.Mark(linesAfter, linesBefore));
        var channel = either.Channel is "sms" ? "text message" : either.Channel;
        var differs = markedBefore is null || markedAfter is null || markedBefore.Concat(markedAfter).Any(line => line.Differs);
        return new MessagePair(channel, either.Template, either.Recipient, markedBefore, markedAfter, differs);
    }

    private static List<FieldText>? Lines(MessageSent? message) =>
        message?.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => new FieldText(field.Key, field.Value, Differs: false)).ToList();
}
