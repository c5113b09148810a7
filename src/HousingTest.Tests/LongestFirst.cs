using HousingTest.Tests.Cli;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(HousingTest.Tests.LongestFirst))]

namespace HousingTest.Tests;

/// <summary>Collections that start the command line begin first: one after the other they take as long as all others together, and mostly wait for processes.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(collection => collection.TestCollectionDisplayName switch { KillingCollection.Name => 0, CommandLineCollection.Name => 1, _ => 2 })];
}
