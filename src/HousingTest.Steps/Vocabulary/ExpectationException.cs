namespace HousingTest.Steps;

/// <summary>The system did something else than the scenario says. The message is for testers: expected, found, where.</summary>
public sealed class ExpectationException(string message) : Exception(message);
