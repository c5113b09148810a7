using System.Globalization;
using HousingTest.Model;

namespace HousingTest.Gherkin.Language;

/// <summary>
/// How much the pickles of a file come to. A small file can ask for more than any machine has: values that hold placeholders double
/// with each column, and every scenario repeats background and tags.
/// </summary>
internal sealed class PickleSize(string path)
{
    // About ten times what ten thousand long scenarios with examples come to.
    private const long Most = 100_000_000;

    // What a reference to a step or tag weighs beside a character, and what a step, a cell or a scenario does.
    private const int Reference = 8;
    private const int Thing = 64;

    // Putting in one value takes as long as copying so many characters, and looking for placeholders goes through so many in the time of one.
    private const int ForEachValue = 16;
    private const int LookedThrough = 64;

    private long _size;
    private Location _scenario;

    /// <summary>A scenario or row, before it is filled.</summary>
    public void AddScenario(Scenario scenario, Location location, Rule? rule, int tags, int backgroundSteps)
    {
        _scenario = location;
        // Names are read once for each row to make the scenario's id.
        Add(Thing + scenario.Name.Length + (rule?.Name.Length ?? 0) + ((long)Reference * (tags + backgroundSteps)));
    }

    /// <summary>A text or cell that an example row has a copy of, filled or not.</summary>
    public void AddText() => Add(Thing);

    /// <summary>A text about to be filled with one value.</summary>
    public void AddFilling(string text, string placeholder, string value)
    {
        Add(1 + (text.Length / LookedThrough));
        var count = text.AsSpan().Count(placeholder);
        if (count > 0)
            Add(Math.Max(0, text.Length + (count * (ForEachValue + (long)value.Length - placeholder.Length))));
    }

    private void Add(long more)
    {
        _size += more;
        if (_size > Most)
            throw new ProblemException(TooMuch());
    }

    private Problem TooMuch() => new(
        "HT-GHK-010",
        "The scenarios of this file come to too much",
        $"{path}:{_scenario.Line}:{_scenario.Column}",
        string.Create(CultureInfo.InvariantCulture, $"with backgrounds, tags and examples filled in they are longer than {Most / 1_000_000} million characters from here on"),
        "shorten the texts that the examples fill, or split the file");
}
