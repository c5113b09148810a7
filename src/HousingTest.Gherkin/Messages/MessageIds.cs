using System.Globalization;

namespace HousingTest.Gherkin.Messages;

/// <summary>Numbers whatever messages refer to, in the order in which it is named: the same run gives the same ids.</summary>
internal sealed class MessageIds
{
    private readonly Dictionary<object, string> _known = new(ReferenceEqualityComparer.Instance);
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
}
