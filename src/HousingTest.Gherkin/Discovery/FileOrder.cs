using Xunit.Sdk;
using Xunit.v3;

namespace HousingTest.Gherkin.Discovery;

/// <summary>Runs scenarios by file and line. Whatever a test explorer or filter did to the order, a run goes the same way each time.</summary>
public sealed class FileOrder : ITestCaseOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase =>
        [.. testCases.OrderBy(testCase => testCase.SourceFilePath, StringComparer.Ordinal).ThenBy(testCase => testCase.SourceLineNumber)];
}
