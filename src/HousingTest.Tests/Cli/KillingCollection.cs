using Xunit;

namespace HousingTest.Tests.Cli;

/// <summary>
/// Tests that start the command line and sweep away what killed processes left, or hold what a checkout has once, such as the test copy of <c>up</c>: one at a time, beside
/// the other tests and not beside one another.
/// </summary>
[CollectionDefinition(Name)]
public sealed class KillingCollection
{
    public const string Name = "command line, killing";
}
