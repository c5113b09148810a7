namespace Reqnroll.BoDi;

/// <summary>An object cannot be given or registered.</summary>
public class ObjectContainerException(string message) : Exception(message);
