using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Compares messages sent: by channel, template and recipient, then by content; what is left of a template is matched by content alone,
/// so that a letter to a former address reads as another recipient and not as one letter fewer and one more.
/// </summary>
/// <param name="scenario">Id of the scenario.</param>
/// <param name="subjects">Subjects of the candidate's outcome.</param>
/// <param name="noise">What is set aside in this scenario.</param>
internal sealed class MessageComparison(string scenario, SubjectNames subjects, ScenarioNoise noise)
{
    private const string Recipient = "recipient";

    public IEnumerable<Difference> Compare(IReadOnlyList<MessageSent> baseline, IReadOnlyList<MessageSent> candidate)
    {
        var before = baseline.ToLookup(Kind);
        var after = candidate.ToLookup(Kind);
        return baseline.Concat(candidate).Select(Kind).Distinct().Order()
            .SelectMany(kind => OfTemplate(kind.Channel, kind.Template, [.. before[kind]], [.. after[kind]]));
    }

    /// <summary>Messages as what is looked at for what several have in common.</summary>
    public static IEnumerable<Line> Lines(IEnumerable<MessageSent> messages, SubjectNames subjects) =>
        messages.Select(message => new Line($"{message.Channel} {message.Template}", message.Fields, subjects));

    private static (string Channel, string Template) Kind(MessageSent message) => (message.Channel, message.Template);

    private List<Difference> OfTemplate(string channel, string template, List<MessageSent> before, List<MessageSent> after)
    {
        var fields = before.Concat(after).SelectMany(message => message.Fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Prepend(Recipient).Distinct(StringComparer.Ordinal).ToList();
        var steady = fields.Where(field => !noise.Touches(DifferenceKind.Message, channel, field)).ToList();
        var named = steady.Contains(Recipient, StringComparer.Ordinal);
        before = Ordered(before);
        after = Ordered(after);
        var byRecipient = ContentMatching.Match(Entries(before, named), Entries(after, named), mostDiffering: 0);
        var restBefore = byRecipient.OnlyBaseline.Select(index => before[index]).ToList();
        var restAfter = byRecipient.OnlyCandidate.Select(index => after[index]).ToList();
        var byContent = ContentMatching.Match(Entries(restBefore, byName: false), Entries(restAfter, byName: false), mostDiffering: steady.Count / 2);

        var pairs = byRecipient.Pairs.Select(pair => (before[pair.Baseline], after[pair.Candidate]))
            .Concat(byContent.Pairs.Select(pair => (restBefore[pair.Baseline], restAfter[pair.Candidate])));
        return
        [
            .. pairs.SelectMany(pair => fields.Select(field => OfField(field, pair.Item1, pair.Item2))).OfType<Difference>(),
            .. byContent.OnlyBaseline.Select(index => Whole(restBefore[index], Direction.Fewer)),
            .. byContent.OnlyCandidate.Select(index => Whole(restAfter[index], Direction.More)),
        ];

        List<MessageSent> Ordered(List<MessageSent> messages) =>
            [.. messages.OrderBy(message => named ? message.Recipient : "", StringComparer.Ordinal).ThenBy(message => string.Join('\n', steady.Select(field => Field(message, field))), StringComparer.Ordinal)];

        List<Entry> Entries(List<MessageSent> messages, bool byName) =>
            [.. messages.Select(message => new Entry(byName ? message.Recipient : "", [.. steady.Select(field => Field(message, field) ?? "\0")]))];
    }

    private Difference? OfField(string field, MessageSent before, MessageSent after)
    {
        var (was, now) = (Field(before, field), Field(after, field));
        if (string.Equals(was, now, StringComparison.Ordinal))
            return null;
        var delta = Quantities.Difference(was ?? "", now ?? "");
        return new Difference(
            DifferenceKind.Message, scenario, before.Channel, field, before.Template, delta?.ToString(CultureInfo.InvariantCulture) ?? $"{was} → {now}",
            $"{before.Template} {before.Recipient}", before.Recipient, Words.Short(was ?? Words.Nothing), Words.Short(now ?? Words.Nothing))
        {
            Fact = $"{before.Recipient}\n{was} → {now}",
            Delta = delta,
            Line = LineOf(after),
            Element = ElementOf(before),
        };
    }

    private Difference Whole(MessageSent message, string direction)
    {
        var shown = Words.Short(string.Join(", ", message.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key} {field.Value}")));
        var more = string.Equals(direction, Direction.More, StringComparison.Ordinal);
        return new Difference(
            DifferenceKind.Message, scenario, message.Channel, "", direction, message.Template, $"{message.Template} {message.Recipient}", message.Recipient, more ? "" : shown, more ? shown : "")
        {
            Fact = $"{message.Recipient}\n{shown}",
            Missing = more ? Missing.OnBaseline : Missing.OnCandidate,
            Line = LineOf(message),
            // Whom a message goes to may be what is random.
            Element = noise.Touches(DifferenceKind.Message, message.Channel, Recipient) ? "" : ElementOf(message),
        };
    }

    private Line LineOf(MessageSent message) => new($"{message.Channel} {message.Template}", message.Fields, subjects);

    private static string ElementOf(MessageSent message) => $"{message.Template}\n{message.Recipient}";

    private static string? Field(MessageSent message, string field) =>
        message.Fields.TryGetValue(field, out var value) ? value : string.Equals(field, Recipient, StringComparison.Ordinal) ? message.Recipient : null;
}
