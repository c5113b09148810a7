using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>Matches differences to a release note. Only a column or field that is new can be announced; money never.</summary>
internal static class Announcements
{
    /// <summary>Index of the announcement that explains a group; null when none does.</summary>
    public static int? Find(IReadOnlyList<Announcement> announcements, PatternGroup group, Lens lens)
    {
        if (group.Kind is not (DifferenceKind.Column or DifferenceKind.ScreenField) || !string.Equals(group.Direction, Direction.More, StringComparison.Ordinal))
            return null;
        for (var index = 0; index < announcements.Count; index++)
        {
            if (Explains(announcements[index], group, lens))
                return index;
        }

        return null;
    }

    private static bool Explains(Announcement announcement, PatternGroup group, Lens lens) => announcement.What switch
    {
        AnnouncedKind.Column => group is { Kind: DifferenceKind.Column, Field.Length: > 0 }
            && (Words.Same(announcement.Where, group.Where) || Words.Same(lens.Table(announcement.Where).Where, group.Where))
            && (Words.Same(announcement.Name, group.Field) || Words.Same(announcement.Name.Replace('_', ' '), group.Field)),
        AnnouncedKind.Field => group.Kind == DifferenceKind.ScreenField && Words.Same(announcement.Where, group.Where) && Words.Same(announcement.Name, group.Field),
        _ => false,
    };
}
