using HousingTest.Model;

namespace HousingTest.Gherkin.Language;

/// <summary>What reading a feature file gave: the document as far as it could be understood, and all that is wrong with it.</summary>
/// <param name="Document">Complete when there are no problems; else without what could not be understood.</param>
/// <param name="Problems">In the order of the lines; empty when the file is sound.</param>
public sealed record ParsedFile(GherkinDocument Document, IReadOnlyList<Problem> Problems);
