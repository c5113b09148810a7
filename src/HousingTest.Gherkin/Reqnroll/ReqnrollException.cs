namespace Reqnroll;

/// <summary>The step library was used in a way that cannot work.</summary>
public class ReqnrollException(string message) : Exception(message);

/// <summary>The step is known and not finished yet; its scenario fails.</summary>
public class PendingStepException(string message) : ReqnrollException(message)
{
    /// <summary>Says so.</summary>
    public PendingStepException()
        : this("The step is not finished yet: its definition is pending")
    {
    }
}
