namespace HousingTest.Gherkin.Language;

/// <summary>
/// What a line of a feature file can be; several together say what may come at some point. A line is taken for one of those that may
/// come there, and for nothing else: <c>Given</c> opens a step in a scenario and is plain text in a feature's description.
/// </summary>
[Flags]
internal enum LineKinds
{
    /// <summary>None of those that may come.</summary>
    Other = 0,
    End = 1 << 0,
    Blank = 1 << 1,
    Comment = 1 << 2,
    Language = 1 << 3,
    Tags = 1 << 4,
    Feature = 1 << 5,
    Background = 1 << 6,
    Step = 1 << 7,
    Row = 1 << 8,
    Fence = 1 << 9,
    Examples = 1 << 10,
    Scenario = 1 << 11,
    Rule = 1 << 12,
}
