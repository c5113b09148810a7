using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>What the waivers of this candidate cover, and what is wrong with them. One that is expired or over-wide covers nothing.</summary>
internal sealed record WaiverReview(IReadOnlyList<WaivedDifference> Waived, IReadOnlyList<Reason> Findings)
{
    public static WaiverReview Of(ComparisonResult comparison, Policy policy, Waivers waivers, DateOnly today)
    {
        var findings = new List<Reason>();
        var valid = new List<Waiver>();
        foreach (var waiver in waivers.All
            .Where(waiver => string.Equals(waiver.Candidate, comparison.Candidate.Name, StringComparison.Ordinal))
            .OrderBy(waiver => waiver.Id, StringComparer.Ordinal).ThenBy(waiver => waiver.Line))
        {
            if (waiver.Until < today)
                findings.Add(Finding("HT-VER-030", waiver, waivers, "has expired", $"it counted until {Day(waiver.Until)}"));
            else if (TooWide(waiver, policy, today) is { } why)
                findings.Add(Finding("HT-VER-031", waiver, waivers, "is too wide and covers nothing", why));
            else
                valid.Add(waiver);
        }

        var waived = new List<WaivedDifference>();
        var used = new HashSet<Waiver>(ReferenceEqualityComparer.Instance);
        foreach (var pattern in comparison.Differences)
        {
            var covering = valid.Where(waiver => Describes(waiver, pattern) && !(pattern.Count > waiver.Most)).ToList();
            used.UnionWith(covering);
            if (covering is [var first, ..])
                waived.Add(new WaivedDifference(pattern.Id, first.Id, first.Reason, first.Owner, first.Until));
        }

        findings.AddRange(valid.Where(waiver => !used.Contains(waiver))
            .Select(waiver => Finding("HT-VER-032", waiver, waivers, "is not used by this candidate", Missed(waiver, comparison))));
        return new WaiverReview(waived, findings);
    }

    // What a waiver without these would let through is not what someone looked at and accepted.
    private static string? TooWide(Waiver waiver, Policy policy, DateOnly today)
    {
        if (waiver.Where.Trim().Length == 0)
            return "it names nowhere that it is for";
        if (waiver.Until.DayNumber - today.DayNumber > policy.LongestWaiverDays)
            return $"it reaches to {Day(waiver.Until)}, more than {policy.LongestWaiverDays} days from today";
        if (waiver.Pattern is not null)
            return null;
        if (waiver.Kind == DifferenceKind.Money && (waiver.Field is null || waiver.Most is null))
            return "it covers money and names neither a pattern, nor a field and how many at most";
        return waiver.Kind is DifferenceKind.Field or DifferenceKind.Screen or DifferenceKind.ScreenField or DifferenceKind.Column && waiver.Field is null
            ? "it names no field"
            : null;
    }

    // Without a field it is for what has none: whole rows, messages, files. A pattern's id is precise by itself.
    private static bool Describes(Waiver waiver, DifferencePattern pattern) =>
        waiver.Kind == pattern.Kind && Words.Same(waiver.Where, pattern.Where)
        && (waiver.Pattern is null || string.Equals(waiver.Pattern, pattern.Id, StringComparison.OrdinalIgnoreCase))
        && (waiver.Field is null ? pattern.Field.Length == 0 || waiver.Pattern is not null : Words.Same(waiver.Field, pattern.Field));

    private static string Missed(Waiver waiver, ComparisonResult comparison) =>
        comparison.Differences.FirstOrDefault(pattern => Describes(waiver, pattern)) is { } pattern
            ? $"it covers at most {waiver.Most}, and there are {Words.Number(pattern.Count)}"
            : "no difference is what it describes";

    private static Reason Finding(string id, Waiver waiver, Waivers waivers, string what, string why) => new(
        id, "waiver", $"Waiver {waiver.Id} {what}", $"{why}; {waivers.File}:{waiver.Line}, accepted by {waiver.Owner}", null, []);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
