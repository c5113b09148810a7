using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>What a release note announces and no scenario showed: the note is wrong, or the scenarios do not look there.</summary>
internal static class ReleaseNote
{
    public static IEnumerable<Reason> NotSeen(ComparisonResult comparison) =>
        comparison.Announced.Where(announced => !announced.Seen).Select(announced => new Reason(
            "HT-VER-011", "announced",
            announced.Announcement.What == AnnouncedKind.Column
                ? $"Announced and not seen: a column \"{announced.Announcement.Name}\" of {announced.Announcement.Where}"
                : $"Announced and not seen: \"{announced.Announcement.Name}\" on {announced.Announcement.Where}",
            announced.Announcement.Note, null, []));
}
