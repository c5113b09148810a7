using System.Text.Json.Serialization;

namespace HousingTest.Model;

/// <summary>All that testers can write, to be looked up.</summary>
/// <param name="Areas">Steps by business area, in the order of their names.</param>
/// <param name="Places">What may stand where a step has a place, by name.</param>
public sealed record StepGuide(IReadOnlyList<StepArea> Areas, IReadOnlyList<StepPlace> Places);

/// <summary>Steps of one business area.</summary>
/// <param name="Name">What it is called: <c>Refunds</c>.</param>
/// <param name="About">What it is about, a sentence.</param>
/// <param name="Steps">Given before When before Then, as they lie in the step library.</param>
public sealed record StepArea(string Name, string About, IReadOnlyList<StepEntry> Steps);

/// <summary>One step.</summary>
/// <param name="Keyword">Given, When or Then.</param>
/// <param name="Text">What is written behind it, its places in braces: <c>the rent account owes {money}</c>.</param>
/// <param name="About">What it does, a sentence; empty when nothing is said of it.</param>
/// <param name="Beneath">What stands beneath it: <c>a table</c>, <c>a text</c>; empty for nothing.</param>
/// <param name="Places">Names of its places, in order, each once.</param>
/// <param name="Example">From a scenario that runs; null when no scenario uses it.</param>
public sealed record StepEntry(string Keyword, string Text, string About, string Beneath, IReadOnlyList<string> Places, StepExample? Example)
{
    /// <summary>Every place in the features that uses it, to be searched; hundreds, so nobody is shown them all.</summary>
    [JsonIgnore]
    public IReadOnlyList<StepExample> Uses { get; init; } = [];
}

/// <summary>A step as a scenario has it.</summary>
/// <param name="Lines">The step, and what stands beneath it, as in the file.</param>
/// <param name="Where">File and line: <c>features/rents/annual-uplift.feature:12</c>.</param>
public sealed record StepExample(IReadOnlyList<string> Lines, string Where);

/// <summary>What may stand in a place of a step.</summary>
/// <param name="Name">Its name, without braces: <c>money</c>.</param>
/// <param name="About">What it takes, with an example.</param>
public sealed record StepPlace(string Name, string About);
