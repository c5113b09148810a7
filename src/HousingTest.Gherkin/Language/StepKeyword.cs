namespace HousingTest.Gherkin.Language;

/// <summary>A word that opens a step.</summary>
/// <param name="Text">The word with the blank that ends it; in some languages none does.</param>
/// <param name="Type">What it says of the step; unknown when the language uses the word for several.</param>
public sealed record StepKeyword(string Text, KeywordType Type);
