namespace Reqnroll;

/// <summary>Takes what a step has to say beside passing or failing.</summary>
public interface IReqnrollOutputHelper
{
    /// <summary>Writes a line to the scenario's output.</summary>
    void WriteLine(string message);

    /// <summary>Writes a formatted line to the scenario's output.</summary>
    void WriteLine(string format, params object[] args);

    /// <summary>Keeps a file with the scenario.</summary>
    void AddAttachment(string filePath);
}
