namespace Reqnroll;

/// <summary>What was found is not what the table says.</summary>
public class ComparisonException(string message) : Exception(message);
