namespace HousingTest.Steps;

/// <summary>
/// The system did something else than the scenario says, or the scenario asks for something that is not there. The message is for testers: expected,
/// found, where, what there is.
/// </summary>
public sealed class ExpectationException(string message) : Exception(message), IAssertionException;

/// <summary>Marks an exception that says all by itself. Test runners look for an interface of this name, whoever declares it.</summary>
internal interface IAssertionException;
