using System.Globalization;

namespace HousingTest.Gherkin.Messages;

/// <summary>Numbers whatever messages refer to, in the order in which it is named: the same run gives the same ids.</summary>
internal sealed class MessageIds
{
    private readonly Dictionary<object, string> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<object, Dictionary<int, string>> _parts = new(ReferenceEqualityComparer.Instance);
    private int _last;

    /// <summary>A new id.</summary>
    public string Next() => (++_last).ToString(CultureInfo.InvariantCulture);

    /// <summary>The id of this very object.</summary>
    public string Of(object named)
    {
        if (!_known.TryGetValue(named, out var id))
            _known[named] = id = Next();
        return id;
    }

    /// <summary>The id of a part of an object, by its place in it: scenarios share the steps of their background, and yet each has its own.</summary>
    public string Of(object named, int part)
    {
        if (!_parts.TryGetValue(named, out var parts))
            _parts[named] = parts = [];
        if (!parts.TryGetValue(part, out var id))
            parts[part] = id = Next();
        return id;
    }
}
