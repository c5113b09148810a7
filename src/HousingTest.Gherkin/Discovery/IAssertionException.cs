namespace HousingTest.Gherkin.Discovery;

/// <summary>Marks an exception as an assertion's. xunit looks for an interface of this name, whoever declares it.</summary>
internal interface IAssertionException;
