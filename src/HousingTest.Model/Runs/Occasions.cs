using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace HousingTest.Model;

/// <summary>
/// Puts two outcomes of one scenario into the same words, where a hosted system was worked with on two days: references of the scenario's own become what they are to it,
/// and a day becomes how far it lies from that run's today. What stands in the files is left as it was.
/// </summary>
/// <remarks>
/// A day has several readings: <c>{today + 7 days}</c>, <c>{today + 5 working days}</c>, <c>{Monday of this week}</c>. Only both runs together tell which is meant, so lines that
/// are alike but for their days are laid beside each other, and a day is told by the first reading that both have. Where there is none, each is told by its distance, and that is
/// a difference. A time of the day says only that there was one: nobody can run a scenario twice at the same minute.
/// </remarks>
public static partial class Occasions
{
    private static readonly string[] s_formats = ["d MMMM yyyy", "d MMM yyyy", "yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    /// <summary>Both in the same words; as they are where one of them ran on a test copy.</summary>
    public static (Outcome Baseline, Outcome Other) Align(Outcome baseline, Outcome other)
    {
        if (baseline.Occasion is not { } was || other.Occasion is not { } now)
            return (baseline, other);
        var words = new Pairs(was, now);
        var screens = words.All(
            baseline.Screens, other.Screens, screen => $"{screen.Name}\n{screen.Device}",
            (one, another) =>
            {
                var (title, itsTitle) = words.Of(one.Title, another.Title);
                var (aria, itsAria) = words.Of(one.Aria, another.Aria);
                return (one with { Title = title, Aria = aria }, another with { Title = itsTitle, Aria = itsAria });
            });
        var messages = words.All(baseline.Messages, other.Messages, message => $"{message.Channel}\n{message.Template}", words.Of);
        var errors = words.All(baseline.Errors, other.Errors, error => error.Source, (one, another) =>
        {
            var (text, its) = words.Of(one.Text, another.Text);
            return (one with { Text = text }, another with { Text = its });
        });
        var steps = words.All(baseline.Steps, other.Steps, step => step.Text, (one, another) =>
        {
            var (failure, its) = words.Of(one.Failure ?? "", another.Failure ?? "");
            return (one with { Failure = one.Failure is null ? null : failure }, another with { Failure = another.Failure is null ? null : its });
        });
        return (
            baseline with { Screens = screens.Ones, Messages = messages.Ones, Errors = errors.Ones, Steps = steps.Ones },
            other with { Screens = screens.Others, Messages = messages.Others, Errors = errors.Others, Steps = steps.Others });
    }

    [GeneratedRegex(
        @"(?<![\w-])(?<day>\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}/\d{1,2}/\d{4})(?:(?<between>T| at | |, )(?<time>\d{1,2}:\d{2}(:\d{2})?(\.\d+)?Z?))?(?![\w/])",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DayPattern();

    /// <summary>The words of two runs.</summary>
    private sealed class Pairs(Occasion was, Occasion now)
    {
        private readonly Regex? _wasFresh = Pattern(was);
        private readonly Regex? _nowFresh = Pattern(now);

        public (IReadOnlyList<T> Ones, IReadOnlyList<T> Others) All<T>(
            IReadOnlyList<T> ones, IReadOnlyList<T> others, Func<T, string> kind, Func<T, T, (T One, T Other)> both)
        {
            var (mine, its) = (ones.ToArray(), others.ToArray());
            foreach (var (one, other) in Beside.Of([.. ones.Select(kind)], [.. others.Select(kind)]))
            {
                // What stands alone is laid beside itself: it then has the words of its own run.
                var (left, right) = both(one is { } at ? ones[at] : others[other!.Value], other is { } too ? others[too] : ones[one!.Value]);
                if (one is { } first)
                    mine[first] = left;
                if (other is { } second)
                    its[second] = right;
            }

            return (mine, its);
        }

        public (MessageSent One, MessageSent Other) Of(MessageSent one, MessageSent other)
        {
            var (recipient, its) = Of(one.Recipient, other.Recipient);
            var (fields, itsFields) = (new Dictionary<string, string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
            foreach (var field in one.Fields.Keys.Union(other.Fields.Keys, StringComparer.Ordinal))
            {
                var (text, itsText) = Of(one.Fields.GetValueOrDefault(field, ""), other.Fields.GetValueOrDefault(field, ""));
                if (one.Fields.ContainsKey(field))
                    fields[field] = text;
                if (other.Fields.ContainsKey(field))
                    itsFields[field] = itsText;
            }

            return (one with { Recipient = recipient, Fields = fields }, other with { Recipient = its, Fields = itsFields });
        }

        public (string One, string Other) Of(string one, string other)
        {
            var (mine, its) = (Fresh(one, was, _wasFresh).Split('\n'), Fresh(other, now, _nowFresh).Split('\n'));
            foreach (var (left, right) in Beside.Of([.. mine.Select(Shape)], [.. its.Select(Shape)]))
            {
                var days = left is { } at ? DayPattern().Matches(mine[at]) : null;
                var itsDays = right is { } too ? DayPattern().Matches(its[too]) : null;
                if (left is { } first)
                    mine[first] = Told(mine[first], was, itsDays, now);
                if (right is { } second)
                    its[second] = Told(its[second], now, days, was);
            }

            return (string.Join('\n', mine), string.Join('\n', its));
        }

        private static string Shape(string line) => DayPattern().Replace(line, match => match.Groups["time"].Success ? "\u0001\u0002" : "\u0001");

        private static string Told(string line, Occasion run, MatchCollection? others, Occasion otherRun)
        {
            var number = 0;
            return DayPattern().Replace(line, match =>
            {
                var other = others?[number++];
                if (Day(match) is not { } day)
                    return match.Value;
                var itsReadings = other is null || Day(other) is not { } itsDay ? [] : DayReadings.Of(itsDay, otherRun).ToList();
                var readings = DayReadings.Of(day, run).ToList();
                // The order of the baseline's readings and of the candidate's is the same, so both choose the same one.
                var told = readings.FirstOrDefault(reading => itsReadings.Contains(reading, StringComparer.Ordinal)) ?? readings[0];
                return match.Groups["time"].Success ? $"{told}{match.Groups["between"].Value}{{time}}" : told;
            });
        }

        private static DateOnly? Day(Match match) =>
            DateOnly.TryParseExact(match.Groups["day"].Value, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

        private static string Fresh(string text, Occasion run, Regex? pattern) => pattern is null
            ? text
            : pattern.Replace(text, match => run.Fresh.First(fresh => string.Equals(fresh.Text, match.Value, StringComparison.OrdinalIgnoreCase)).Word);

        // Whole references only, the longest first: T-0003 is no part of T-00035.
        private static Regex? Pattern(Occasion run) => run.Fresh.Count == 0 ? null : new Regex(
            new StringBuilder(@"(?<![A-Za-z0-9])(?:")
                .AppendJoin('|', run.Fresh.Select(fresh => fresh.Text).OrderByDescending(text => text.Length).ThenBy(text => text, StringComparer.Ordinal).Select(Regex.Escape))
                .Append(")(?![A-Za-z0-9])").ToString(),
            RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    }
}
