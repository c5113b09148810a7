using HousingTest.Model;

namespace HousingTest.Comparison;

/// <summary>The subjects of an outcome, found by entity and key.</summary>
internal sealed class SubjectNames
{
    // A subject is on an account, that on a tenancy, that on a property; a circle must not hang the gate.
    private const int Deepest = 8;
    private Dictionary<string, Subject>? byLabel;
    private readonly Dictionary<string, Dictionary<string, Subject>> subjects = new(StringComparer.OrdinalIgnoreCase);

    public SubjectNames(IEnumerable<Subject> all)
    {
        foreach (var subject in all)
        {
            if (!subjects.TryGetValue(subject.Entity, out var ofEntity))
                subjects[subject.Entity] = ofEntity = new Dictionary<string, Subject>(StringComparer.Ordinal);
            ofEntity.TryAdd(subject.Key, subject);
        }
    }

    /// <summary>The subject that people call so; null when there is none or several are.</summary>
    public Subject? Labelled(string label)
    {
        byLabel ??= subjects.Values.SelectMany(ofEntity => ofEntity.Values).Where(subject => subject.Label is { Length: > 0 })
            .GroupBy(subject => subject.Label!, StringComparer.Ordinal).Where(group => group.Count() == 1)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        return byLabel.GetValueOrDefault(label);
    }

    public Subject? Find(string entity, string key) => subjects.TryGetValue(entity, out var ofEntity) ? ofEntity.GetValueOrDefault(key) : null;

    /// <summary>The subject and what it is on, nearest first.</summary>
    public IEnumerable<Subject> Upwards(Subject subject)
    {
        for (var depth = 0; depth < Deepest; depth++)
        {
            yield return subject;
            if (subject.On is not { } on || Find(on.Entity, on.Key) is not { } next)
                yield break;
            subject = next;
        }
    }

    /// <summary>The nearest label upwards; empty when there is none.</summary>
    public string NameOf(Subject subject)
    {
        foreach (var one in Upwards(subject))
        {
            if (one.Label is { } label)
                return label;
        }

        return "";
    }
}
