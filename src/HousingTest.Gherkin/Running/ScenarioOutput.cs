using System.Globalization;
using Reqnroll;

namespace HousingTest.Gherkin.Running;

/// <summary>Hands lines on to whoever shows them.</summary>
internal sealed class ScenarioOutput(Action<string> writeLine) : IReqnrollOutputHelper
{
    public void WriteLine(string message) => writeLine(message);

    public void WriteLine(string format, params object[] args) => writeLine(string.Format(CultureInfo.InvariantCulture, format, args));

    public void AddAttachment(string filePath) => writeLine($"file: {filePath}");
}
