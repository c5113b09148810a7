using HousingTest.Model;

namespace HousingTest.Reports;

/// <summary>Labels of an outcome's rows by entity and key.</summary>
internal sealed class SubjectNames(IReadOnlyList<Subject> subjects)
{
    // A transaction is on an account, a payment on a batch; a longer way would be a circle in the map.
    private const int LongestWay = 4;

    private readonly Dictionary<(string Entity, string Key), Subject> byKey = subjects
        .DistinctBy(subject => (subject.Entity, subject.Key))
        .ToDictionary(subject => (subject.Entity, subject.Key));

    /// <summary>The row's own label, or that of the nearest row it belongs to; null when nobody has a name for it.</summary>
    public string? Label(string entity, string key)
    {
        for (var way = 0; way < LongestWay && byKey.TryGetValue((entity, key), out var subject); way++)
        {
            if (subject.Label is { } label)
                return label;
            if (subject.On is not { } on)
                return null;
            (entity, key) = (on.Entity, on.Key);
        }

        return null;
    }
}
