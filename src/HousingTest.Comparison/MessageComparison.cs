using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>
/// Compares messages sent: by channel, template and recipient, then by content; what is left of a template is matched by content alone,
/// so that a letter to a former address reads as another recipient and not as one letter fewer and one more.
/// </summary>
internal static class MessageComparison
{
    private const string Recipient = "recipient";

    public static IEnumerable<Difference> Compare(string scenario, IReadOnlyList<MessageSent> baseline, IReadOnlyList<MessageSent> candidate, ScenarioNoise noise)
    {
        var before = baseline.ToLookup(Kind);
        var after = candidate.ToLookup(Kind);
        return baseline.Concat(candidate).Select(Kind).Distinct().Order()
            .SelectMany(kind => OfTemplate(scenario, kind.Channel, kind.Template, [.. before[kind]], [.. after[kind]], noise))
            .Where(difference => !noise.Covers(difference.Kind, difference.Where, difference.Field));
    }

    private static (string Channel, string Template) Kind(MessageSent message) => (message.Channel, message.Template);

    private static List<Difference> OfTemplate(string scenario, string channel, string template, List<MessageSent> before, List<MessageSent> after, ScenarioNoise noise)
    {
        var fields = before.Concat(after).SelectMany(message => message.Fields.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Prepend(Recipient).Distinct(StringComparer.Ordinal)
            .Where(field => !noise.Covers(DifferenceKind.Message, channel, field)).ToList();
        before = Ordered(before);
        after = Ordered(after);
        var byRecipient = ContentMatching.Match(Entries(before, known: true), Entries(after, known: true), mostDiffering: 0);
        var restBefore = byRecipient.OnlyBaseline.Select(index => before[index]).ToList();
        var restAfter = byRecipient.OnlyCandidate.Select(index => after[index]).ToList();
        var byContent = ContentMatching.Match(Entries(restBefore, known: false), Entries(restAfter, known: false), mostDiffering: fields.Count / 2);

        var pairs = byRecipient.Pairs.Select(pair => (before[pair.Baseline], after[pair.Candidate]))
            .Concat(byContent.Pairs.Select(pair => (restBefore[pair.Baseline], restAfter[pair.Candidate])));
        var differences = new List<Difference>();
        foreach (var (one, other) in pairs)
        {
            differences.AddRange(
                from field in fields
                let was = Field(one, field)
                let now = Field(other, field)
                where !string.Equals(was, now, StringComparison.Ordinal)
                select new Difference(
                    DifferenceKind.Message, scenario, channel, field, template, $"{was} → {now}", $"{template} {one.Recipient}", one.Recipient,
                    Words.Short(was ?? Words.Nothing), Words.Short(now ?? Words.Nothing))
                {
                    Fact = $"{one.Recipient}\n{was} → {now}",
                });
        }

        differences.AddRange(byContent.OnlyBaseline.Select(index => Whole(restBefore[index], Direction.Fewer)));
        differences.AddRange(byContent.OnlyCandidate.Select(index => Whole(restAfter[index], Direction.More)));
        return differences;

        List<MessageSent> Ordered(List<MessageSent> messages) =>
            [.. messages.OrderBy(message => message.Recipient, StringComparer.Ordinal).ThenBy(message => string.Join('\n', fields.Select(field => Field(message, field))), StringComparer.Ordinal)];

        List<Entry> Entries(List<MessageSent> messages, bool known) =>
            [.. messages.Select(message => new Entry(
                known && !noise.Covers(DifferenceKind.Message, channel, Recipient) ? message.Recipient : "",
                [.. fields.Select(field => Field(message, field) ?? "\0")]))];

        Difference Whole(MessageSent message, string direction)
        {
            var shown = Words.Short(string.Join(", ", message.Fields.OrderBy(field => field.Key, StringComparer.Ordinal).Select(field => $"{field.Key} {field.Value}")));
            var more = string.Equals(direction, Direction.More, StringComparison.Ordinal);
            return new Difference(
                DifferenceKind.Message, scenario, channel, "", direction, template, $"{template} {message.Recipient}", message.Recipient, more ? "" : shown, more ? shown : "")
            {
                Fact = $"{message.Recipient}\n{shown}",
                Missing = more ? Missing.OnBaseline : Missing.OnCandidate,
            };
        }
    }

    private static string? Field(MessageSent message, string field) =>
        message.Fields.TryGetValue(field, out var value) ? value : string.Equals(field, Recipient, StringComparison.Ordinal) ? message.Recipient : null;
}
