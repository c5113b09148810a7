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
    // Beyond this a day has nothing to do with the day of the run: a date of birth, the start of an old tenancy.
    private const int FarDays = 366;
    private const int MostLines = 2000;

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

    /// <summary>Two lists laid beside each other: as much as can be is paired in order, and the rest stands alone.</summary>
    private static List<(int? One, int? Other)> Beside(IReadOnlyList<string> ones, IReadOnlyList<string> others)
    {
        if (ones.SequenceEqual(others, StringComparer.Ordinal))
            return [.. ones.Select((_, index) => ((int?)index, (int?)index))];
        var pairs = new List<(int?, int?)>();
        if (ones.Count > MostLines || others.Count > MostLines)
            return [.. ones.Select((_, index) => ((int?)index, (int?)null)), .. others.Select((_, index) => ((int?)null, (int?)index))];
        var longest = new int[ones.Count + 1, others.Count + 1];
        for (var one = ones.Count - 1; one >= 0; one--)
        {
            for (var other = others.Count - 1; other >= 0; other--)
            {
                longest[one, other] = string.Equals(ones[one], others[other], StringComparison.Ordinal)
                    ? longest[one + 1, other + 1] + 1
                    : Math.Max(longest[one + 1, other], longest[one, other + 1]);
            }
        }

        var (at, its) = (0, 0);
        while (at < ones.Count || its < others.Count)
        {
            if (at < ones.Count && its < others.Count && string.Equals(ones[at], others[its], StringComparison.Ordinal))
                pairs.Add((at++, its++));
            else if (its == others.Count || (at < ones.Count && longest[at + 1, its] >= longest[at, its + 1]))
                pairs.Add((at++, null));
            else
                pairs.Add((null, its++));
        }

        return pairs;
    }

    /// <summary>What a day may be to a run, the most telling first.</summary>
    private static IEnumerable<string> Readings(DateOnly day, Occasion run)
    {
        var days = day.DayNumber - run.Day.DayNumber;
        if (Math.Abs(days) <= FarDays)
        {
            yield return Distance(days, "day");
            if (WorkingDays(run.Day, day) is { } working)
                yield return Distance(working, "working day");
            if (day.DayOfWeek == DayOfWeek.Monday)
                yield return Week((day.DayNumber - Monday(run.Day).DayNumber) / 7);
        }

        // What a run made itself, it made on its own day; what stood there before is the same day whoever looks at it.
        if (Math.Abs(days) > FarDays || run.Fresh.Count == 0)
            yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    private static string Distance(int count, string unit) => count == 0
        ? "{today}"
        : string.Create(CultureInfo.InvariantCulture, $"{{today {(count > 0 ? '+' : '-')} {Math.Abs(count)} {unit}{(Math.Abs(count) == 1 ? "" : "s")}}}");

    private static string Week(int weeks) => weeks switch
    {
        0 => "{Monday of this week}",
        1 => "{Monday of next week}",
        -1 => "{Monday of last week}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{{Monday, {Math.Abs(weeks)} weeks {(weeks > 0 ? "later" : "earlier")}}}"),
    };

    // Mondays to Fridays from one to the other; null where either is none. What is closed on bank holidays only the system knows.
    private static int? WorkingDays(DateOnly from, DateOnly to)
    {
        if (IsWeekend(from) || IsWeekend(to))
            return null;
        var (weeks, rest) = ((Monday(to).DayNumber - Monday(from).DayNumber) / 7, (int)to.DayOfWeek - (int)from.DayOfWeek);
        return (weeks * 5) + rest;
    }

    private static bool IsWeekend(DateOnly day) => day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

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
            foreach (var (one, other) in Beside([.. ones.Select(kind)], [.. others.Select(kind)]))
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
            foreach (var (left, right) in Beside([.. mine.Select(Shape)], [.. its.Select(Shape)]))
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
                var itsReadings = other is null || Day(other) is not { } itsDay ? [] : Readings(itsDay, otherRun).ToList();
                var readings = Readings(day, run).ToList();
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
