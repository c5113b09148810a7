using System.Globalization;
using HousingTest.Gherkin.Discovery;
using HousingTest.Model;
using Xunit.Sdk;
using Xunit.v3;

namespace HousingTest.Runs;

/// <summary>By file and line, or shuffled when the order says so: the same way for the same seed, on whatever machine.</summary>
public sealed class RunOrder : ITestCaseOrderer
{
    private readonly FileOrder _files = new();

    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCase> OrderTestCases<TTestCase>(IReadOnlyCollection<TTestCase> testCases)
        where TTestCase : notnull, ITestCase
    {
        var filed = _files.OrderTestCases(testCases);
        return WorkerOrder.FromEnvironment()?.Shuffle is { } seed
            ? [.. filed.Index().OrderBy(one => Digest.OfText(string.Create(CultureInfo.InvariantCulture, $"{seed} {one.Index} of {filed.Count}")), StringComparer.Ordinal).Select(one => one.Item)]
            : filed;
    }
}
