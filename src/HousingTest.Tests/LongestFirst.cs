using HousingTest.Tests.Cli;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(HousingTest.Tests.LongestFirst))]

namespace HousingTest.Tests;

/// <summary>Collections that start the command line begin first, side by side: within each one test comes after the other, and mostly waits for processes.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName switch
        {
            KillingCollection.Name => 0,
            KillingAnywhereCollection.Name => 1,
            CommandLineCollection.Name => 2,
            _ => 3,
        })];
}
