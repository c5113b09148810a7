using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Steps;

/// <summary>
/// References of one scenario that are other ones each time where nothing is put back: the number that it gives to what it makes, and those that the system answers with. The first of a
/// kind is known as <c>{works order}</c>, the next as <c>{works order 2}</c>, so that two runs can be compared.
/// </summary>
/// <param name="numbers">Numbers what a scenario makes.</param>
public sealed class FreshReferences(FreshNumbers numbers)
{
    private const int Letters = 26;
    private const int LettersOfName = 7;

    private readonly List<FreshReference> _all = [];
    private readonly Dictionary<string, List<string>> _known = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>All of them, in the order in which they came.</summary>
    public IReadOnlyList<FreshReference> All => _all;

    /// <summary>A number of this scenario's own, and letters that say the same where a number would look odd, as in a name.</summary>
    /// <param name="prefix">What the numbers of scenarios begin with.</param>
    public (string Number, string Name) Own(string prefix)
    {
        var number = numbers.Next();
        var name = new char[LettersOfName];
        for (var (at, rest) = (LettersOfName - 1, number); at >= 0; at--, rest /= Letters)
            name[at] = (char)((at == 0 ? 'A' : 'a') + (rest % Letters));
        var own = (prefix + number.ToString("D10", CultureInfo.InvariantCulture), new string(name));
        Learn("own number", own.Item1);
        Learn("own name", own.Item2);
        return own;
    }

    /// <summary>Takes in a reference of a kind; one that is known already is the same one.</summary>
    public void Learn(string place, string text)
    {
        if (text.Length == 0 || _all.Exists(fresh => string.Equals(fresh.Text, text, StringComparison.Ordinal)))
            return;
        if (!_known.TryGetValue(place, out var texts))
            _known[place] = texts = [];
        texts.Add(text);
        _all.Add(new FreshReference(text, texts.Count == 1 ? $"{{{place}}}" : string.Create(CultureInfo.InvariantCulture, $"{{{place} {texts.Count}}}")));
    }

    /// <summary>The reference of a kind that came as this one, from 1; null when there are not so many.</summary>
    public string? Find(string place, int number = 1) => _known.TryGetValue(place, out var texts) && number <= texts.Count ? texts[number - 1] : null;
}
