namespace Reqnroll;

/// <summary>What all contexts have in common.</summary>
public interface IReqnrollContext
{
    /// <summary>What failed in this context; null while nothing has.</summary>
    Exception? TestError { get; }
}
